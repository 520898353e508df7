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

test.each(["charge.updated", "checkout.session", "checkout.session.completed.v2", ""])(
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

describe("a refund, a dispute or a fraud warning asks to look at its payment", () => {
  const hintOf = (type: string, object: unknown) => {
    const interpretation = interpret({ type, object });
    return interpretation.kind === "payment" ? interpretation.hint : interpretation.kind;
  };

  test.each([
    [{ payment_intent: "pi_1", charge: "ch_1" }, { paymentIntentId: "pi_1", chargeId: "ch_1" }],
    [{ payment_intent: { id: "pi_1" } }, { paymentIntentId: "pi_1", chargeId: null }],
    [{ charge: { id: "ch_1" } }, { paymentIntentId: null, chargeId: "ch_1" }],
    [{ charge: null }, { paymentIntentId: null, chargeId: null }],
  ])("that %j names", (names, hint) => {
    expect(hintOf("refund.updated", { id: "re_1", object: "refund", ...names })).toEqual(hint);
  });

  test("and a charge is its own", () => {
    expect(hintOf("charge.refunded", { id: "ch_1", object: "charge" }))
      .toEqual({ paymentIntentId: null, chargeId: "ch_1" });
  });

  test.each([null, {}, { id: "re_1", object: "refund", payment_intent: 7 }])(
    "but not one like %j",
    (object) => {
      expect(interpret({ type: "refund.created", object }))
        .toEqual({ kind: "quarantined", reason: "unreadable_event" });
    },
  );

  test("and in the other mode Stripe could not tell: it is quarantined", () => {
    expect(
      interpret({
        ...{ type: "refund.created", livemode: false },
        object: { id: "re_1", object: "refund", payment_intent: "pi_1" },
      }),
    ).toEqual({ kind: "quarantined", reason: "livemode_mismatch" });
  });
});

describe("a payment without a session settles by its own events", () => {
  const AUTOMATIC = { ...OURS, origin: "auto_topup" };
  const types = ["succeeded", "requires_action", "canceled", "payment_failed"]
    .map((what) => `payment_intent.${what}`);

  test.each(types)("%s asks to look at it", (type) => {
    expect(interpret({ type, object: { id: "pi_1", metadata: AUTOMATIC } }))
      .toEqual({ kind: "auto_topup", paymentIntentId: "pi_1" });
    expect(interpret({ type, livemode: false, object: { id: "pi_1", metadata: AUTOMATIC } }))
      .toEqual({ kind: "quarantined", reason: "livemode_mismatch" });
  });

  test.each(types.slice(0, 3))("%s of a session's payment is left to the session", (type) => {
    expect(interpret({ type, object: { id: "pi_1", metadata: OURS } }))
      .toEqual({ kind: "ignored", reason: "unhandled_type" });
    expect(interpret({ type, object: { id: "pi_1", metadata: { origin: "auto_topup" } } }))
      .toEqual({ kind: "ignored", reason: "not_ours" });
  });
});
