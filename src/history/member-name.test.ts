import { expect, it } from "vitest";
import { createTranslate } from "../i18n/translate.ts";
import { actorName, memberName } from "./member-name.ts";

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

it.each(
  [
    ["adjust", "dddddddd-4", "Support"],
    ["adjust", "bbbbbbbb-2", "other@alpenblick.example"],
    ["deduct", "dddddddd-4", "Former member dddddddd"],
    ["deduct", null, null],
  ] as const,
)("behind a movement of kind %s stands %s: %s", (kind, actor, name) => {
  const t = createTranslate("en");
  const reader = { readerId: "aaaaaaaa-1", t };

  expect(actorName({ kind, actor }, { members, ...reader })).toBe(name);
  expect(actorName({ kind, actor }, { members: undefined, ...reader })).toBeNull();
});
