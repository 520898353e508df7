import type { PaymentSource } from "../credits/read-payment.ts";
import { writePurchaseMetadata } from "../credits/purchase-metadata.ts";
import type { NewCheckout } from "../stripe-checkouts.ts";
import type { StripeGateway } from "../stripe.ts";
import { createMemoryCards } from "./memory-cards.ts";

/** A payment and what happened to it. */
export type MemoryPayment = PaymentSource & { intent: { id: string } };

/** Stripe's customers, sessions and payments in memory; creating one again returns the first. */
export function createMemoryStripe() {
  const customers = new Map<string, string>();
  const sessions = new Map<string, MemorySession>();
  const payments = new Map<string, MemoryPayment>();

  const { gateway: cardGateway, ...saved } = createMemoryCards();

  const gateway = {
    ...cardGateway,
    createCustomer: ({ tenantId }) => {
      const id = customers.get(tenantId) ?? `cus_${customers.size + 1}`;
      customers.set(tenantId, id);
      return Promise.resolve(id);
    },
    createCheckout: (checkout) => {
      const id = `cs_test_${checkout.purchaseId}`;
      const session = sessions.get(id) ?? newSession(id, checkout);
      sessions.set(id, session);
      return Promise.resolve({ sessionId: id, url: session.url });
    },
    retrieveCheckout: (sessionId) => Promise.resolve(sessions.get(sessionId) ?? null),
    findPayment: ({ paymentIntentId }) => {
      const made = payments.get(paymentIntentId ?? "");
      return Promise.resolve(
        made === undefined
          ? saved.intents.get(paymentIntentId ?? "") ?? null
          : { ...made.intent, status: "succeeded" },
      );
    },
    findReceipt: (paymentIntentId) =>
      Promise.resolve(
        payments.has(paymentIntentId) ? `https://pay.stripe.example/${paymentIntentId}` : null,
      ),
    retrieveReversals: (paymentIntentId) => Promise.resolve(payments.get(paymentIntentId) ?? null),
  } satisfies Partial<StripeGateway>;

  return {
    ...saved,
    gateway,
    customers,
    sessions,
    payments,
    /** Moves a session on, as a payer or the clock would. */
    change: (sessionId: string, change: Partial<MemorySession>) =>
      Object.assign(sessions.get(sessionId) ?? {}, change),
  };
}

type MemorySession = {
  id: string;
  checkout: NewCheckout;
  status: "open" | "complete" | "expired";
  url: string;
  livemode: boolean;
  payment_status: string;
  amount_total: number;
  currency: string;
  customer: string;
  payment_intent: string | null;
  metadata: Record<string, string>;
};

function newSession(id: string, checkout: NewCheckout): MemorySession {
  return {
    id,
    checkout,
    status: "open",
    url: `https://checkout.stripe.example/${id}`,
    livemode: false,
    payment_status: "unpaid",
    amount_total: checkout.priceMinor,
    currency: checkout.currency.toLowerCase(),
    customer: checkout.customerId,
    payment_intent: null,
    metadata: { ...writePurchaseMetadata(checkout) },
  };
}
