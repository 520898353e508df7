import type Stripe from "stripe";
import type { SessionDetails } from "./resources/checkout-sessions/session-details.ts";
import type { CardBehaviour } from "./resources/payment-methods/card-behaviour.ts";
import type { StoredEvent } from "./resources/events/event.ts";
import type { Price } from "./resources/prices/price.ts";
import type { StoredEndpoint } from "./resources/webhook-endpoints/webhook-endpoint.ts";
import { Collection } from "./state/collection.ts";

/** Everything one Stripe account holds. A new kind of object is one more line here. */
export function createAccount() {
  return {
    customers: new Collection<Stripe.Customer>({ name: "customers", object: "customer" }),
    deletedCustomers: new Collection<Stripe.DeletedCustomer>({
      name: "deleted_customers",
      object: "customer",
    }),
    products: new Collection<Stripe.Product>({
      name: "products",
      object: "product",
      expandable: ["default_price"],
    }),
    prices: new Collection<Price>({ name: "prices", object: "price", expandable: ["product"] }),
    coupons: new Collection<Stripe.Coupon>({ name: "coupons", object: "coupon" }),
    promotionCodes: new Collection<Stripe.PromotionCode>({
      name: "promotion_codes",
      object: "promotion_code",
    }),
    sessions: new Collection<Stripe.Checkout.Session>({
      name: "checkout_sessions",
      object: "checkout.session",
      expandable: ["customer", "payment_intent"],
    }),
    sessionDetails: new Collection<SessionDetails>({
      name: "session_details",
      object: "session_details",
      isInternal: true,
    }),
    paymentIntents: new Collection<Stripe.PaymentIntent>({
      name: "payment_intents",
      object: "payment_intent",
      expandable: ["customer", "latest_charge", "payment_method"],
    }),
    paymentMethods: new Collection<Stripe.PaymentMethod>({
      name: "payment_methods",
      object: "payment_method",
      expandable: ["customer"],
    }),
    charges: new Collection<Stripe.Charge>({
      name: "charges",
      object: "charge",
      expandable: ["customer", "payment_intent"],
    }),
    cardBehaviours: new Collection<CardBehaviour>({
      name: "card_behaviours",
      object: "card_behaviour",
      isInternal: true,
    }),
    refunds: new Collection<Stripe.Refund>({
      name: "refunds",
      object: "refund",
      groupOf: ({ charge }) => String(charge),
      expandable: [
        "balance_transaction",
        "charge",
        "customer",
        "failure_balance_transaction",
        "payment_intent",
        "payment_method",
      ],
    }),
    disputes: new Collection<Stripe.Dispute>({
      name: "disputes",
      object: "dispute",
      groupOf: ({ charge }) => String(charge),
      expandable: ["charge", "payment_intent"],
    }),
    earlyFraudWarnings: new Collection<Stripe.Radar.EarlyFraudWarning>({
      name: "early_fraud_warnings",
      object: "radar.early_fraud_warning",
      groupOf: ({ charge }) => String(charge),
      expandable: ["charge", "payment_intent"],
    }),
    balanceTransactions: new Collection<Stripe.BalanceTransaction>({
      name: "balance_transactions",
      object: "balance_transaction",
      expandable: ["source"],
    }),
    events: new Collection<StoredEvent>({ name: "events", object: "event" }),
    webhookEndpoints: new Collection<StoredEndpoint>({
      name: "webhook_endpoints",
      object: "webhook_endpoint",
    }),
  };
}

export type Account = ReturnType<typeof createAccount>;
