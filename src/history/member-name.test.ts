import { expect, it } from "vitest";
import { createTranslate } from "../i18n/translate.ts";
import { memberName } from "./member-name.ts";

const members = [
  { userId: "aaaaaaaa-1", role: "owner", email: "me@alpenblick.example" } as const,
  { userId: "bbbbbbbb-2", role: "member", email: "other@alpenblick.example" } as const,
  { userId: "cccccccc-3", role: "viewer", email: null } as const,
];

it.each([
  ["aaaaaaaa-1", "You (me@alpenblick.example)"],
  ["bbbbbbbb-2", "other@alpenblick.example"],
  ["cccccccc-3", "Member cccccccc"],
  ["dddddddd-4", "Former member dddddddd"],
])("%s is called %s", (userId, name) => {
  const t = createTranslate("en");

  expect(memberName(userId, { members, readerId: "aaaaaaaa-1", t })).toBe(name);
});
