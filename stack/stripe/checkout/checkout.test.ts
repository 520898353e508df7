import { expect, test } from "vitest";
import { startShop } from "../testing/start-shop.ts";

test("paying completes the session, its intent and its charge, and tells the shop", async () => {
  await using shop = await startShop();
  const { stripe, simulator } = shop;
  const customer = await stripe.customers.create({ email: "a@example.com" });
  const open = await shop.openSession({
    customer: customer.id,
    client_reference_id: "purchase-1",
    metadata: { purchase_id: "purchase-1" },
    payment_intent_data: { metadata: { purchase_id: "purchase-1" } },
  });
  expect(open).toMatchObject({
    status: "open",
    payment_status: "unpaid",
    payment_intent: null,
    amount_total: 2500,
    currency: "eur",
    url: `${simulator.url}/c/pay/${open.id}`,
  });

  await simulator.control.pay({ session: open.id });

  const paid = await stripe.checkout.sessions.retrieve(open.id, {
    expand: ["payment_intent.latest_charge", "line_items"],
  });
  expect(paid).toMatchObject({
    status: "complete",
    payment_status: "paid",
    url: null,
    customer: customer.id,
    payment_intent: {
      status: "succeeded",
      amount_received: 2500,
      metadata: { purchase_id: "purchase-1" },
      latest_charge: { status: "succeeded", billing_details: { email: "a@example.com" } },
    },
    line_items: { data: [{ amount_total: 2500, quantity: 1, description: "100 credits" }] },
  });
  expect((await shop.received()).toSorted()).toEqual([
    "charge.succeeded",
    "checkout.session.completed",
    "customer.created",
    "payment_intent.created",
    "payment_intent.succeeded",
  ]);
});
