import type Stripe from "stripe";
import { newId, randomToken } from "../../state/new-id.ts";

/** Who pays, as typed on the checkout page. */
export interface Payer {
  readonly email: string;
  readonly name: string;
}

/** Why a card was declined; `decline_code` is the bank's word, `code` Stripe's. */
export interface Decline {
  readonly code: string;
  readonly decline_code: string;
  readonly message: string;
}

const CARD = { brand: "visa", last4: "4242", exp_month: 12, country: "DE" } as const;

function cardDetails(
  amount: number,
  created: number,
  accepted: boolean,
): Stripe.Charge.PaymentMethodDetails {
  return {
    type: "card",
    card: {
      amount_authorized: accepted ? amount : null,
      authorization_code: accepted ? randomToken(6).toUpperCase() : null,
      brand: CARD.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: CARD.country,
      electronic_commerce_indicator: null,
      exp_month: CARD.exp_month,
      exp_year: new Date(created * 1000).getUTCFullYear() + 3,
      fingerprint: "SimulatedCard424",
      funding: "credit",
      installments: null,
      last4: CARD.last4,
      mandate: null,
      network: CARD.brand,
      network_transaction_id: randomToken(15),
      regulated_status: "unregulated",
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

function outcomeOf(decline: Decline | null): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: decline === null ? null : "05",
    network_status: decline === null ? "approved_by_network" : "declined_by_network",
    reason: decline?.decline_code ?? null,
    risk_level: "normal",
    risk_score: 12,
    seller_message: decline === null
      ? "Payment complete."
      : "The bank did not return any further details with this decline.",
    type: decline === null ? "authorized" : "issuer_declined",
  };
}

/** One attempt to charge a card: succeeded, or failed for the given reason. */
export function newCharge(attempt: {
  readonly intent: Stripe.PaymentIntent;
  readonly payer: Payer;
  readonly decline: Decline | null;
  readonly payment_method: string;
  readonly created: number;
  readonly origin: string;
}): Stripe.Charge {
  const { intent, payer, decline, created } = attempt;
  const id = newId("charge");
  const paid = decline === null;
  return {
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: {
      address: {
        city: null,
        country: CARD.country,
        line1: null,
        line2: null,
        postal_code: null,
        state: null,
      },
      email: payer.email,
      name: payer.name,
      phone: null,
      tax_id: null,
    },
    calculated_statement_descriptor: "STRIPE SIMULATOR",
    captured: paid,
    created,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid,
    payment_intent: intent.id,
    payment_method: attempt.payment_method,
    payment_method_details: cardDetails(intent.amount, created, paid),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: paid ? `${attempt.origin}/receipts/${id}` : null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: paid ? "succeeded" : "failed",
    transfer_data: null,
    transfer_group: null,
  };
}
