import type Stripe from "stripe";
import type { PaymentHint } from "./credits/interpret-stripe-event.ts";
import type { PaymentSource } from "./credits/read-payment.ts";

/** More refunds or disputes of one payment than anybody has seen; a bound, not an expectation. */
const MAX_OBJECTS = 1_000;

/** What the gateway knows of payments; `ask` turns Stripe's failures into ours, a missing object into null. */
export function stripePayments(
  stripe: Stripe,
  ask: <Answer>(question: () => Promise<Answer>) => Promise<Answer | null>,
) {
  return {
    /** The payment an event is about, or null when Stripe knows none. */
    findPayment: (
      hint: PaymentHint,
    ): Promise<PaymentSource["intent"] & { id: string; status: string } | null> =>
      ask(async () => {
        const id = hint.paymentIntentId ?? await intentOf(stripe, hint.chargeId);
        return id === null ? null : await stripe.paymentIntents.retrieve(id);
      }),

    /** Stripe's page of the payment's receipt as it is valid now, or null while nothing was paid. */
    findReceipt: (paymentIntentId: string): Promise<string | null> =>
      ask(async () => {
        const { latest_charge: charge } = await stripe.paymentIntents.retrieve(paymentIntentId, {
          expand: ["latest_charge"],
        });
        return charge === null || typeof charge === "string" ? null : charge.receipt_url;
      }),

    /** An event of the last 30 days, as Stripe renders it now; null when Stripe does not know it. */
    retrieveEvent: (id: string): Promise<unknown> => ask(() => stripe.events.retrieve(id)),

    /** All that happened to a payment since it was made, as Stripe knows it now. */
    retrieveReversals: async (
      paymentIntentId: string,
    ): Promise<Omit<PaymentSource, "intent"> | null> =>
      await ask(async () => {
        const filter = { payment_intent: paymentIntentId, limit: 100 };
        const all = { limit: MAX_OBJECTS };
        const [refunds, disputes, fraudWarnings] = await Promise.all([
          stripe.refunds.list(filter).autoPagingToArray(all),
          stripe.disputes.list(filter).autoPagingToArray(all),
          stripe.radar.earlyFraudWarnings.list(filter).autoPagingToArray(all),
        ]);
        return { refunds, disputes, fraudWarnings };
      }),
  };
}

async function intentOf(stripe: Stripe, chargeId: string | null): Promise<string | null> {
  if (chargeId === null) return null;
  const { payment_intent: intent } = await stripe.charges.retrieve(chargeId);
  return typeof intent === "string" ? intent : intent?.id ?? null;
}
