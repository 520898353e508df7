import { expect, test } from "vitest";
import { frozenError, toPreflight } from "./preflight.ts";

const row = { allowed: false, required: 5, balance: 10, held: 0, shortfall: 3 };

test("what is allowed has no refusal", () => {
  expect(toPreflight({ ...row, allowed: true, shortfall: 0 }))
    .toEqual({ isAllowed: true, refusal: null, shortfall: 0 });
});

test("a budget refuses where the tenant itself has enough", () => {
  expect(toPreflight(row)).toEqual({ isAllowed: false, refusal: "budget", shortfall: 3 });
});

test("what is held is not there for others", () => {
  expect(toPreflight({ ...row, held: 8 }).refusal).toBe("credits");
});

test("a frozen account is known by its stable code", () => {
  expect(frozenError.safeParse({ code: "PT403", details: "account_frozen" }).success).toBe(true);
  expect(frozenError.safeParse({ code: "PT403", details: "forbidden" }).success).toBe(false);
  expect(frozenError.safeParse(null).success).toBe(false);
});
