import type Stripe from "stripe";
import type { Shop } from "./start-shop.ts";

/** A customer and the card that was saved with them. */
export interface SavedCard {
  readonly customer: string;
  readonly payment_method: string;
}

/** Saves a card at a checkout, waits for the events, and forgets them: a test then sees only what comes after. */
export async function savedCard(shop: Shop): Promise<SavedCard> {
  const { stripe, simulator } = shop;
  const { id: customer } = await stripe.customers.create({ email: "a@example.com" });
  const session = await shop.openSession({
    customer,
    payment_intent_data: { setup_future_usage: "off_session" },
  });
  await simulator.control.pay({ session: session.id });
  const { data: [method] } = await stripe.customers.listPaymentMethods(customer, { type: "card" });
  await shop.received();
  shop.receiver.events.length = 0;
  return { customer, payment_method: method?.id ?? "" };
}

/** Charges a saved card without its owner, as an automatic top-up does. */
export function topUp(
  { stripe }: Shop,
  card: SavedCard,
  change: Partial<Stripe.PaymentIntentCreateParams> = {},
  idempotencyKey = "top-up:1",
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount: 2500,
    currency: "eur",
    confirm: true,
    off_session: true,
    metadata: { purchase_id: "p1" },
    ...card,
    ...change,
  }, { idempotencyKey });
}
