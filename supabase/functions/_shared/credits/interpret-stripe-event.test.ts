import { describe, expect, test } from "vitest";
import { interpretStripeEvent } from "./interpret-stripe-event.ts";

const OURS = { app: "tenant-credits", env: "production" };
const EXPECTED = { livemode: true, env: "production" };

function interpret(changes: { type?: string; livemode?: boolean; object?: unknown }) {
  const { type = "checkout.session.completed", livemode = true } = changes;
  const object = "object" in changes ? changes.object : { id: "cs_1", metadata: OURS };
  return interpretStripeEvent({ type, livemode, data: { object } }, EXPECTED);
}

test.each([
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
])("%s asks to look at the session", (type) => {
  expect(interpret({ type })).toEqual({ kind: "checkout", sessionId: "cs_1" });
});

test.each(["charge.refunded", "checkout.session", "checkout.session.completed.v2", ""])(
  "%j is a type nobody handles",
  (type) => {
    expect(interpret({ type })).toEqual({ kind: "ignored", reason: "unhandled_type" });
  },
);

describe("a session is ours only by our mark and our environment", () => {
  test.each([
    { ...OURS, app: "another" },
    { ...OURS, env: "staging" },
    { app: "tenant-credits" },
    {},
    null,
    undefined,
  ])("not with %j", (metadata) => {
    expect(interpret({ object: { id: "cs_1", metadata } })).toEqual({
      kind: "ignored",
      reason: "not_ours",
    });
  });
});

test("ours in the other mode is quarantined, another app's is none of our business", () => {
  expect(interpret({ livemode: false })).toEqual({
    kind: "quarantined",
    reason: "livemode_mismatch",
  });
  expect(interpret({ livemode: false, object: { id: "cs_1" } })).toMatchObject({
    kind: "ignored",
  });
});

test.each([null, undefined, "cs_1", {}, { id: "" }, { id: 7 }, { id: "cs_1", metadata: [1] }])(
  "an object that is no session, like %j, is quarantined",
  (object) => {
    expect(interpret({ object })).toEqual({ kind: "quarantined", reason: "unreadable_event" });
  },
);
