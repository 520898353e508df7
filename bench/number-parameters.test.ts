import { expect, test } from "vitest";
import { numberParameters } from "./number-parameters.ts";

test("variables become numbers, a repeated one the same number", () => {
  expect(numberParameters("select f(:tenant, :key, :tenant)")).toEqual({
    text: "select f($1, $2, $1)",
    names: ["tenant", "key"],
  });
});

test("casts and colons in text stay", () => {
  expect(numberParameters("select 'deduct:' || :key::text, 'x'::jsonb")).toEqual({
    text: "select 'deduct:' || $1::text, 'x'::jsonb",
    names: ["key"],
  });
});
