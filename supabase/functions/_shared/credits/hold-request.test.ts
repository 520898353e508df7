import { describe, expect, test } from "vitest";
import { captureRequest, holdRequest, releaseRequest } from "./hold-request.ts";

const ID = "11111111-1111-4111-8111-111111111111";
const hold = { tenant_id: ID, action: "fax", quantity: 3, idempotency_key: "k" };
const capture = { tenant_id: ID, hold_id: ID, idempotency_key: "k" };

test("a hold is a deduct with a time to live, and the database's default without", () => {
  expect(holdRequest.parse(hold)).toEqual(hold);
  expect(holdRequest.parse({ ...hold, ttl_seconds: 2_592_000 }).ttl_seconds).toBe(2_592_000);
});

test("a capture may say what the work cost; a release says which hold and nothing more", () => {
  expect(captureRequest.parse({ ...capture, amount: 2 })).toEqual({ ...capture, amount: 2 });
  expect(releaseRequest.parse(capture)).toEqual(capture);
  expect(releaseRequest.safeParse({ ...capture, amount: 2 }).success).toBe(false);
});

describe("is refused", () => {
  test.each([0, -1, 1.5, 2_592_001, "60", null])("a hold of %j seconds", (ttl_seconds) => {
    expect(holdRequest.safeParse({ ...hold, ttl_seconds }).success).toBe(false);
  });

  test.each<[string, Record<string, unknown>]>([
    ["no hold", { hold_id: undefined }],
    ["a hold that is no UUID", { hold_id: "7" }],
    ["no key", { idempotency_key: undefined }],
    ["an empty key", { idempotency_key: "" }],
    ["a reference with a NUL", { reference: "a\u0000" }],
    ["an amount of null", { amount: null }],
    ["an actor: the hold's counts", { actor: ID }],
  ])("a capture with %s", (_, change) => {
    expect(captureRequest.safeParse({ ...capture, ...change }).success).toBe(false);
  });
});
