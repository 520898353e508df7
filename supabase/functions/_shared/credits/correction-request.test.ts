import { describe, expect, test } from "vitest";
import { adjustRequest, restoreRequest, reverseRequest } from "./correction-request.ts";

const ID = "11111111-1111-4111-8111-111111111111";
const keyed = { tenant_id: ID, idempotency_key: "k" };
const restore = { ...keyed, origin_entry_id: 7 };
const adjust = { ...keyed, amount: -5, reason: "counted twice" };
const reverse = { ...keyed, grant_id: ID, amount: 5 };

test("a restore names an entry and takes all that is left of it unless it says less", () => {
  expect(restoreRequest.parse(restore)).toEqual(restore);
  expect(restoreRequest.parse({ ...restore, amount: 2 }).amount).toBe(2);
});

test("an adjustment goes up or down, and what it grants may expire", () => {
  const up = { ...adjust, amount: 5, expires_at: "2027-01-01T00:00:00Z" };

  expect(adjustRequest.parse(adjust)).toEqual(adjust);
  expect(adjustRequest.parse(up)).toEqual(up);
});

describe("is refused", () => {
  test.each([0, -1, 1.5, "7", null, 2 ** 53])("a restore of entry %j", (origin_entry_id) => {
    expect(restoreRequest.safeParse({ ...restore, origin_entry_id }).success).toBe(false);
  });

  test.each<[string, Record<string, unknown>]>([
    ["no reason", { reason: undefined }],
    ["an empty reason", { reason: "" }],
    ["no amount", { amount: undefined }],
    ["a day for a moment", { expires_at: "2027-01-01" }],
    ["an unknown field", { balance: 100 }],
  ])("an adjustment with %s", (_, change) => {
    expect(adjustRequest.safeParse({ ...adjust, ...change }).success).toBe(false);
  });

  test("a reversal without a grant or without an amount", () => {
    expect(reverseRequest.safeParse({ ...reverse, grant_id: undefined }).success).toBe(false);
    expect(reverseRequest.safeParse({ ...reverse, amount: undefined }).success).toBe(false);
  });
});
