import type Stripe from "stripe";
import { newId } from "../../state/new-id.ts";
import { paymentMethodDetails } from "./payment-method-details.ts";

/** Why a payment was declined; `decline_code` is the bank's word, `code` Stripe's. */
export interface Decline {
  readonly code: string;
  readonly decline_code: string;
  readonly message: string;
}

/** How a charge stands: accepted, declined for a reason, or on its way for days. */
export type ChargeResult = "succeeded" | "pending" | Decline;

function outcomeOf(result: ChargeResult): Stripe.Charge.Outcome {
  const decline = typeof result === "string" ? null : result;
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

/** The fields of a charge that its result decides. */
export function resultFields(result: ChargeResult, amount: number) {
  const decline = typeof result === "string" ? null : result;
  const paid = result === "succeeded";
  return {
    amount_captured: decline === null ? amount : 0,
    captured: decline === null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    outcome: outcomeOf(result),
    paid,
    status: typeof result === "string" ? result : "failed",
  } satisfies Partial<Stripe.Charge>;
}

/** One attempt to charge the method that the intent is paid with. */
export function newCharge(attempt: {
  readonly intent: Stripe.PaymentIntent;
  readonly method: Stripe.PaymentMethod;
  readonly result: ChargeResult;
  readonly created: number;
  readonly origin: string;
}): Stripe.Charge {
  const { intent, method, result, created } = attempt;
  const id = newId("charge");
  const fields = resultFields(result, intent.amount);
  return {
    id,
    object: "charge",
    amount: intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: "STRIPE SIMULATOR",
    created,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: paymentMethodDetails(method, fields.captured ? intent.amount : null),
    ...(intent.presentment_details === undefined
      ? {}
      : { presentment_details: intent.presentment_details }),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: fields.captured ? `${attempt.origin}/receipts/${id}` : null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    transfer_data: null,
    transfer_group: null,
    ...fields,
  };
}
