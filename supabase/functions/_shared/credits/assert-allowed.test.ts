import { expect, test } from "vitest";
import { assertAllowed } from "./assert-allowed.ts";

test("an allowed preflight passes, another is 402 with the shortfall", () => {
  const preflight = {
    required: 5,
    balance: 2,
    held: 0,
    available: 2,
    shortfall: 3,
    expires_next_at: null,
    expires_next_credits: null,
    budget_left: null,
  };

  expect(() => assertAllowed({ ...preflight, allowed: true })).not.toThrow();
  expect(() => assertAllowed({ ...preflight, allowed: false })).toThrow(
    expect.objectContaining({
      code: "insufficient_credits",
      message: "Cannot spend 5 credits: 2 available",
      shortfall: { required: 5, available: 2, shortfall: 3 },
    }),
  );
});

test("the budget is named only when the tenant itself could pay", () => {
  const tight = {
    ...{ allowed: false, required: 5, balance: 9, held: 4, available: 1, shortfall: 4 },
    ...{ expires_next_at: null, expires_next_credits: null, budget_left: 1 },
  };

  expect(() => assertAllowed(tight)).toThrow(
    expect.objectContaining({
      code: "budget_exceeded",
      shortfall: { required: 5, available: 1, shortfall: 4 },
    }),
  );
  expect(() => assertAllowed({ ...tight, held: 6 })).toThrow(
    expect.objectContaining({
      code: "insufficient_credits",
      shortfall: { required: 5, available: 3, shortfall: 2 },
    }),
  );
});
