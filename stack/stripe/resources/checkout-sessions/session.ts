import type Stripe from "stripe";

type Session = Stripe.Checkout.Session;

/** The parts of a session that differ from one to the next. */
export type SessionFields = Pick<
  Session,
  | "id"
  | "adaptive_pricing"
  | "after_expiration"
  | "allow_promotion_codes"
  | "allowed_payment_method_types"
  | "amount_subtotal"
  | "amount_total"
  | "automatic_tax"
  | "billing_address_collection"
  | "cancel_url"
  | "client_reference_id"
  | "created"
  | "currency"
  | "customer"
  | "customer_creation"
  | "customer_details"
  | "customer_email"
  | "discounts"
  | "expires_at"
  | "locale"
  | "metadata"
  | "payment_method_types"
  | "submit_type"
  | "success_url"
  | "total_details"
  | "url"
>;

/** An open, unpaid session in payment mode with everything that Stripe fills in by itself. */
export function openSession({ id, ...fields }: SessionFields): Session {
  return {
    id,
    object: "checkout.session",
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer_account: null,
    integration_identifier: null,
    invoice: null,
    invoice_creation: {
      enabled: false,
      invoice_data: {
        account_tax_ids: null,
        custom_fields: null,
        description: null,
        footer: null,
        issuer: null,
        metadata: {},
        rendering_options: null,
      },
    },
    livemode: false,
    managed_payments: { enabled: false },
    mode: "payment",
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: "if_required",
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: "automatic" } },
    payment_status: fields.amount_total === 0 ? "no_payment_required" : "unpaid",
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    subscription: null,
    ui_mode: "hosted_page",
    wallet_options: null,
    ...fields,
  };
}
