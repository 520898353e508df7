import type Stripe from "stripe";
import { newId, randomToken } from "../../state/new-id.ts";
import type { PaymentPlan } from "../checkout-sessions/session-details.ts";

/** What a payment is about, however it came to be: by Checkout or by the API. */
export interface IntentFields {
  readonly amount: number;
  readonly currency: string;
  readonly customer: Stripe.PaymentIntent["customer"];
  readonly payment_method_types: string[];
  readonly plan: PaymentPlan;
  readonly presentment_details?: Stripe.PaymentIntent.PresentmentDetails;
  readonly created: number;
}

/** A payment that nobody has tried yet; no money has moved. */
export function newPaymentIntent(fields: IntentFields): Stripe.PaymentIntent {
  const { plan, ...given } = fields;
  const id = newId("payment_intent");
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    client_secret: `${id}_secret_${randomToken(25)}`,
    confirmation_method: "automatic",
    customer_account: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: {
        installments: null,
        mandate_options: null,
        network: null,
        request_three_d_secure: "automatic",
      },
    },
    payment_record: null,
    processing: null,
    review: null,
    shipping: null,
    source: null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
    ...plan,
    ...given,
  };
}
