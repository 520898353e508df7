import { expect, test } from "vitest";
import { startShop } from "../testing/start-shop.ts";

test("a debit completes the session unpaid, with an intent that is processing", async () => {
  await using shop = await startShop();
  const { id } = await shop.openSession();
  await shop.simulator.control.payLater({ session: id });
  const session = await shop.stripe.checkout.sessions.retrieve(id, {
    expand: ["payment_intent.latest_charge"],
  });
  expect(session).toMatchObject({
    status: "complete",
    payment_status: "unpaid",
    payment_intent: {
      status: "processing",
      amount_received: 0,
      latest_charge: {
        status: "pending",
        paid: false,
        payment_method_details: { type: "sepa_debit" },
      },
    },
  });
  expect((await shop.received()).toSorted()).toEqual([
    "charge.pending",
    "checkout.session.completed",
    "payment_intent.created",
    "payment_intent.processing",
  ]);
});

test("when the money comes, the session is paid and says so", async () => {
  await using shop = await startShop();
  const { stripe, simulator, receiver } = shop;
  const { id } = await shop.openSession({ metadata: { purchase_id: "1" } });
  await simulator.control.payLater({ session: id });
  await shop.received();
  receiver.events.length = 0;
  await simulator.control.settleDelayed({ session: id, outcome: "succeeded" });
  expect((await shop.received()).toSorted()).toEqual([
    "charge.succeeded",
    "checkout.session.async_payment_succeeded",
    "payment_intent.succeeded",
  ]);
  const event = receiver.events.find(({ type }) => type.includes("async"));
  expect(event?.data.object).toMatchObject({
    id,
    status: "complete",
    payment_status: "paid",
    metadata: { purchase_id: "1" },
  });
  expect(await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] }))
    .toMatchObject({
      payment_status: "paid",
      payment_intent: {
        status: "succeeded",
        amount_received: 2500,
        latest_charge: { status: "succeeded", paid: true, captured: true },
      },
    });
});

test("when the money fails, the session stays complete and unpaid", async () => {
  await using shop = await startShop();
  const { stripe, simulator, receiver } = shop;
  const { id } = await shop.openSession();
  await simulator.control.payLater({ session: id });
  await shop.received();
  receiver.events.length = 0;
  await simulator.control.settleDelayed({ session: id, outcome: "failed" });
  expect((await shop.received()).toSorted()).toEqual([
    "charge.failed",
    "checkout.session.async_payment_failed",
    "payment_intent.payment_failed",
  ]);
  expect(await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] }))
    .toMatchObject({
      status: "complete",
      payment_status: "unpaid",
      payment_intent: {
        status: "requires_payment_method",
        last_payment_error: { code: "payment_intent_payment_attempt_failed" },
        latest_charge: { status: "failed", paid: false },
      },
    });
});

test("a delayed payment is settled once, and only where there is one", async () => {
  await using shop = await startShop();
  const { control } = shop.simulator;
  const { id } = await shop.openSession();
  const settle = () => control.settleDelayed({ session: id, outcome: "succeeded" });
  await expect(settle()).rejects.toThrow("No payment of the session");
  await control.payLater({ session: id });
  await settle();
  await expect(settle()).rejects.toThrow("No payment of the session");
  await expect(control.payLater({ session: id })).rejects.toThrow("is complete, not open");
});

test("a session that excludes the debit, or whose currency has none, is paid at once or not at all", async () => {
  await using shop = await startShop();
  const cardOnly = await shop.openSession({ allowed_payment_method_types: ["card"] });
  expect(cardOnly.payment_method_types).toEqual(["card"]);
  await expect(shop.simulator.control.payLater({ session: cardOnly.id }))
    .rejects.toThrow("offers no method that is paid later");
  const yen = await shop.openSession({
    line_items: [{
      quantity: 1,
      price_data: { currency: "jpy", unit_amount: 500, product_data: { name: "A" } },
    }],
  });
  expect(yen.payment_method_types).toEqual(["card"]);
});

test("every delayed method is an object that can be retrieved", async () => {
  await using shop = await startShop();
  for (
    const [currency, type] of [["eur", "sepa_debit"], ["usd", "us_bank_account"], [
      "gbp",
      "bacs_debit",
    ]]
  ) {
    const { id } = await shop.openSession({
      line_items: [{
        quantity: 1,
        price_data: { currency: currency ?? "", unit_amount: 500, product_data: { name: "A" } },
      }],
    });
    await shop.simulator.control.payLater({ session: id, email: "p@example.com" });
    const { payment_intent } = await shop.stripe.checkout.sessions.retrieve(id, {
      expand: ["payment_intent.payment_method"],
    });
    expect(payment_intent).toMatchObject({
      payment_method: { type, customer: null, billing_details: { email: "p@example.com" } },
    });
  }
});
