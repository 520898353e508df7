import Stripe from "stripe";
import { isAutoTopup, writeAutoTopupMetadata } from "./credits/purchase-metadata.ts";

/** What a saved card is charged with: the purchase's snapshot. */
export type NewCharge = {
  env: string;
  tenantId: string;
  purchaseId: string;
  customerId: string;
  paymentMethodId: string;
  priceMinor: number;
  currency: string;
};

/** The payment that was made, whatever the bank said to it, or Stripe's word why there is none. */
export type Charged = { paymentIntentId: string } | { refusal: string };

/** An automatic payment as Stripe has it; readAutoTopup parses the rest. */
export type RetrievedIntent = Pick<Stripe.PaymentIntent, "metadata">;

/** More payments of one customer in an hour or two than anybody has seen. */
const MAX_INTENTS = 1_000;

/** Before our own clock, because Stripe's may be behind it. */
const CLOCK_SKEW_SECONDS = 3_600;

/** What the gateway does for automatic top-ups; `ask` turns Stripe's failures into ours. */
export function stripeAutoTopup(
  stripe: Stripe,
  ask: <Answer>(question: () => Promise<Answer>) => Promise<Answer | null>,
) {
  return {
    /** The card the customer saved last, or null when there is none any more. */
    findSavedCard: (customerId: string): Promise<string | null> =>
      ask(async () => {
        const { data: [card] } = await stripe.customers.listPaymentMethods(customerId, {
          ...{ type: "card", limit: 1 },
        });
        return card?.id ?? null;
      }),

    /**
     * Charges a saved card while nobody is there, once per purchase: a repetition gives the first
     * payment again. The key is never changed, also after a 500: that answer says nothing about
     * whether the card was charged.
     */
    chargeSavedCard: (charge: NewCharge): Promise<Charged | null> =>
      ask(async () => {
        try {
          const { id } = await stripe.paymentIntents.create({
            amount: charge.priceMinor,
            currency: charge.currency.toLowerCase(),
            customer: charge.customerId,
            payment_method: charge.paymentMethodId,
            automatic_payment_methods: { enabled: true, allow_redirects: "never" },
            ...{ confirm: true, off_session: true },
            metadata: writeAutoTopupMetadata(charge),
          }, { idempotencyKey: `auto-topup:${charge.purchaseId}` });
          return { paymentIntentId: id };
        } catch (error) {
          if (error instanceof Stripe.errors.StripeCardError && error.payment_intent) {
            return { paymentIntentId: error.payment_intent.id };
          }
          if (error instanceof Stripe.errors.StripeInvalidRequestError) {
            return { refusal: error.code ?? "invalid_request" };
          }
          throw error;
        }
      }),

    /** The automatic payment of a purchase, found by our mark; null when Stripe has none. */
    findAutoTopup: (
      { customerId, purchaseId, since }: { customerId: string; purchaseId: string; since: Date },
    ): Promise<string | null> =>
      ask(async () => {
        const gte = Math.floor(since.getTime() / 1_000) - CLOCK_SKEW_SECONDS;
        const intents = await stripe.paymentIntents
          .list({ customer: customerId, created: { gte }, limit: 100 })
          .autoPagingToArray({ limit: MAX_INTENTS });
        return intents.find(({ metadata }) =>
          isAutoTopup(metadata) && metadata["purchase_id"] === purchaseId
        )?.id ?? null;
      }),

    /**
     * The payment as it stands for good, or null when Stripe knows none. One that waits for somebody
     * is canceled first: what we call ended must not be payable afterwards.
     */
    settleAutoTopup: (paymentIntentId: string): Promise<RetrievedIntent | null> =>
      ask(async () => {
        const intent = await stripe.paymentIntents.retrieve(paymentIntentId);
        if (!isAutoTopup(intent.metadata) || !intent.status.startsWith("requires_")) return intent;
        try {
          return await stripe.paymentIntents.cancel(paymentIntentId);
        } catch (error) {
          // It has moved on in between: Stripe's word counts.
          if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
          return await stripe.paymentIntents.retrieve(paymentIntentId);
        }
      }),
  };
}
