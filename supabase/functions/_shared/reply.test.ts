import { expect, test } from "vitest";
import { CREDIT_ERROR_STATUS, CreditError, isCreditErrorCode } from "./credits/credit-error.ts";
import { asCreditError, errorReply } from "./reply.ts";

test.each(Object.entries(CREDIT_ERROR_STATUS))("%s travels under HTTP %i", async (code, status) => {
  if (!isCreditErrorCode(code)) throw new Error("Cannot happen: the list is closed");
  const reply = errorReply(new CreditError(code, "Cannot do it", { hint: "Do this" }), "r1");

  expect(reply.status).toBe(status);
  expect(await reply.json()).toEqual({
    error: { code, message: "Cannot do it", hint: "Do this", request_id: "r1" },
  });
});

test("a shortfall stands beside the code, as numbers", async () => {
  const error = new CreditError("insufficient_credits", "Cannot spend 5 credits: 2 available", {
    hint: "Top up at least 3 credits",
    shortfall: { required: 5, available: 2, shortfall: 3 },
  });

  expect(await errorReply(error, "r1").json()).toMatchObject({
    error: { required: 5, available: 2, shortfall: 3 },
  });
});

test("Retry-After is there when there is a time to wait, and only then", () => {
  const limited = new CreditError("rate_limited", "x", { hint: "x", retryAfterSeconds: 7 });

  expect(errorReply(limited, "r1").headers.get("retry-after")).toBe("7");
  expect(errorReply(asCreditError("x"), "r1").headers.has("retry-after")).toBe(false);
});

test.each([
  new Error("relation credits.entries does not exist"),
  "owner@alpenblick.example",
  null,
])("anything unlisted is internal and tells the outside nothing of %j", async (thrown) => {
  const reply = errorReply(asCreditError(thrown), "r1");

  expect(reply.status).toBe(500);
  expect(await reply.json()).toEqual({
    error: {
      code: "internal",
      message: "Cannot complete the request",
      hint: "Try again; report the request id if it persists",
      request_id: "r1",
    },
  });
  expect(asCreditError(thrown).cause).toBe(thrown);
});

test("a CreditError is passed on as it is", () => {
  const error = new CreditError("forbidden", "x", { hint: "x" });

  expect(asCreditError(error)).toBe(error);
});
