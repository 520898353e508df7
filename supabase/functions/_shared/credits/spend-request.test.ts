import { describe, expect, test } from "vitest";
import { deductBatchRequest, deductRequest, preflightRequest } from "./spend-request.ts";

const TENANT = "11111111-1111-4111-8111-111111111111";
const deduct = { tenant_id: TENANT, amount: 5, idempotency_key: "order-7" };

test("an absent field stays absent, so that the database's default applies", () => {
  expect(preflightRequest.parse({ tenant_id: TENANT, action: "fax" })).toEqual({
    tenant_id: TENANT,
    action: "fax",
  });
});

test("a deduct takes a reference, small JSON and the acting user", () => {
  const full = { ...deduct, reference: "order 7", metadata: { pages: [1, 2] }, actor: TENANT };

  expect(deductRequest.parse(full)).toEqual(full);
});

describe("is refused", () => {
  test.each<[string, Record<string, unknown>]>([
    ["no key", { idempotency_key: undefined }],
    ["an empty key", { idempotency_key: "" }],
    ["a key of 256 characters", { idempotency_key: "k".repeat(256) }],
    ["a tenant that is no UUID", { tenant_id: "7" }],
    ["an amount in words", { amount: "5" }],
    ["an amount of null", { amount: null }],
    ["an amount that is no number", { amount: Number.NaN }],
    ["an endless amount", { amount: Number.POSITIVE_INFINITY }],
    ["an action that is no word", { action: "Fax; drop table" }],
    ["metadata that is a list", { metadata: [] }],
    ["an actor that is no UUID", { actor: "me" }],
    ["an unknown field", { balance: 1_000 }],
  ])("%s", (_, change) => {
    expect(deductRequest.safeParse({ ...deduct, ...change }).success).toBe(false);
  });

  test("a preflight with an idempotency key: it writes nothing", () => {
    expect(preflightRequest.safeParse(deduct).success).toBe(false);
  });
});

test.each<[number, boolean]>([[0, false], [1, true], [1000, true], [1001, false]])(
  "a batch of %i items is taken: %s",
  (count, taken) => {
    const items = Array.from({ length: count }, () => deduct);

    expect(deductBatchRequest.safeParse({ items }).success).toBe(taken);
  },
);

test("a batch names the item that is wrong", () => {
  const items = [deduct, { ...deduct, idempotency_key: "a\u0000" }];

  expect(deductBatchRequest.safeParse({ items }).error?.issues).toMatchObject([
    { path: ["items", 1, "idempotency_key"] },
  ]);
});
