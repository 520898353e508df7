import { expect, test } from "vitest";
import { readDatabaseError } from "./read-database-error.ts";

const refused = {
  code: "PT402",
  message: "Cannot spend 5 credits: 2 available",
  details: "insufficient_credits required=5 available=2 shortfall=3",
  hint: "Top up at least 3 credits",
};

test("what our SQL raised keeps its code, words and shortfall", () => {
  expect(readDatabaseError(refused)).toMatchObject({
    code: "insufficient_credits",
    status: 402,
    message: "Cannot spend 5 credits: 2 available",
    hint: "Top up at least 3 credits",
    shortfall: { required: 5, available: 2, shortfall: 3 },
  });
});

test("a budget that is too small says what is left of it", () => {
  const details = "budget_exceeded required=5 available=2 shortfall=3";

  expect(readDatabaseError({ ...refused, details })).toMatchObject({
    code: "budget_exceeded",
    status: 402,
    shortfall: { required: 5, available: 2, shortfall: 3 },
  });
});

test("a code without pairs has no shortfall", () => {
  const error = readDatabaseError({ ...refused, code: "PT404", details: "unknown_tenant" });

  expect(error).toMatchObject({ code: "unknown_tenant", status: 404, shortfall: undefined });
});

test.each([
  "insufficient_credits required=5 available=2",
  "insufficient_credits required=five available=2 shortfall=3",
])("a shortfall that cannot be read is left out: %j", (details) => {
  expect(readDatabaseError({ ...refused, details })).toMatchObject({
    code: "insufficient_credits",
    shortfall: undefined,
  });
});

test("a time to wait is passed on", () => {
  const details = "too_many_declines retry_after=1800";

  expect(readDatabaseError({ ...refused, code: "PT429", details })).toMatchObject({
    code: "too_many_declines",
    status: 429,
    retryAfterSeconds: 1800,
  });
});

test.each(["22P02", "22003"])("%s, a value no bigint holds, is the caller's mistake", (code) => {
  const error = { ...refused, code, message: 'invalid input syntax for type bigint: "1.5"' };

  expect(readDatabaseError(error)).toMatchObject({
    code: "malformed_request",
    message: "Cannot read a value of the request",
  });
});

test.each<unknown>([
  { ...refused, code: "42501" },
  { ...refused, code: "P0001" },
  { ...refused, details: "a_code_nobody_listed" },
  { ...refused, details: "toString" },
  { ...refused, details: null },
  { message: "fetch failed" },
  new Error("fetch failed"),
  "down",
  null,
])("anything else is internal, with the original as its cause: %j", (error) => {
  expect(readDatabaseError(error)).toMatchObject({ code: "internal", status: 500, cause: error });
});
