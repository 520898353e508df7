import { afterEach, beforeEach, expect, test } from "vitest";
import { paidSession } from "../../testing/paid-session.ts";
import { type Shop, startShop } from "../../testing/start-shop.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await startShop();
});
afterEach(() => shop[Symbol.asyncDispose]());

test("a fraud warning names its charge, can be read, and moves nothing", async () => {
  const { session, charge, payment_intent } = await paidSession(shop);
  const { warning } = await shop.simulator.control.fraudWarning({ session });
  expect(await shop.stripe.radar.earlyFraudWarnings.retrieve(warning.id, { expand: ["charge"] }))
    .toMatchObject({
      object: "radar.early_fraud_warning",
      actionable: true,
      fraud_type: "made_with_stolen_card",
      payment_intent,
      charge: { id: charge, amount_refunded: 0, disputed: false },
    });
  const { data } = await shop.stripe.radar.earlyFraudWarnings.list({ charge });
  expect(data.map(({ id }) => id)).toEqual([warning.id]);
  expect((await shop.stripe.radar.earlyFraudWarnings.list({ payment_intent: "pi_other" })).data)
    .toEqual([]);
  expect(await shop.received()).toEqual(["radar.early_fraud_warning.created"]);
});

test.each(["refund", "dispute"] as const)(
  "after a %s nothing can be done about it",
  async (what) => {
    const { session } = await paidSession(shop);
    const { warning } = await shop.simulator.control.fraudWarning({ session });
    await shop.simulator.control[what]({ session });
    expect((await shop.stripe.radar.earlyFraudWarnings.retrieve(warning.id)).actionable).toBe(
      false,
    );
    await shop.received();
    const updated = shop.receiver.events.filter(({ type }) =>
      type === "radar.early_fraud_warning.updated"
    );
    expect(updated).toMatchObject([{
      data: {
        object: { id: warning.id, actionable: false },
        previous_attributes: { actionable: true },
      },
    }]);
  },
);

test("a partial refund leaves a warning as it is", async () => {
  const { session } = await paidSession(shop);
  const { warning } = await shop.simulator.control.fraudWarning({ session });
  await shop.simulator.control.refund({ session, percent: 40 });
  expect((await shop.stripe.radar.earlyFraudWarnings.retrieve(warning.id)).actionable).toBe(true);
});
