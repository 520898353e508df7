import type Stripe from "stripe";
import { mergeMetadata } from "../../api/metadata.ts";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import { pageUrl } from "../../checkout/page-url.ts";
import { priceLines, totalsOf } from "../../checkout/price-lines.ts";
import type { Context } from "../../context.ts";
import { newId } from "../../state/new-id.ts";
import { findObject } from "../../api/find-object.ts";
import { methodTypesOf } from "../payment-methods/method-type.ts";
import { createDiscount } from "./create-discount.ts";
import { createLineItem } from "./create-line-item.ts";
import type { CreateParameters } from "./create-parameters.ts";
import { AUTOMATIC_TAX_PERCENT, automaticTax, recoveryOf } from "./session-options.ts";
import { openSession } from "./session.ts";
import type { LineItem } from "./session-details.ts";

const MINUTES_30 = 30 * 60;
const HOURS_24 = 24 * 60 * 60;
const MIN_TOTAL_MINOR = 50;

function expiry(asked: number | undefined, now: number): number {
  if (asked === undefined) return now + HOURS_24;
  if (asked < now + MINUTES_30 || asked > now + HOURS_24) {
    throw invalidRequest(
      "The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from Checkout " +
        "Session creation.",
      { param: "expires_at" },
    );
  }
  return asked;
}

function refuseContradictions(parameters: CreateParameters): void {
  const { mode, customer, customer_email, customer_creation } = parameters;
  if (mode !== "payment") {
    throw invalidRequest(`This simulator has no checkout sessions in ${mode} mode.`, {
      param: "mode",
    });
  }
  const other = customer_email !== undefined
    ? "customer_email"
    : customer_creation !== undefined
    ? "customer_creation"
    : undefined;
  if (customer !== undefined && other !== undefined) {
    throw invalidRequest(`You may only specify one of these parameters: customer, ${other}.`, {
      param: "customer",
    });
  }
}

function methodTypes(parameters: CreateParameters, currency: string): string[] {
  const { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded } =
    parameters;
  if (allowed !== undefined && excluded !== undefined) {
    throw invalidRequest(
      "You may only specify one of these parameters: allowed_payment_method_types, " +
        "excluded_payment_method_types.",
      { param: "allowed_payment_method_types" },
    );
  }
  const types: string[] = methodTypesOf(currency).filter((type) =>
    (allowed === undefined || allowed.includes(type)) && !(excluded ?? []).includes(type)
  );
  if (types.length === 0) {
    throw invalidRequest(
      "No valid payment method types for this Checkout Session. Please ensure that you have " +
        "activated payment methods compatible with your chosen currency.",
      { param: "allowed_payment_method_types" },
    );
  }
  return types;
}

function currencyOf(lines: readonly LineItem[]): string {
  const currencies = new Set(lines.map((line) => line.currency));
  const [currency] = currencies;
  if (currency === undefined || currencies.size > 1) {
    throw invalidRequest("All line items must have the same currency.", { param: "line_items" });
  }
  return currency;
}

/** Stripe takes no payment below half a unit of the common currencies; nothing at all is allowed. */
function refuseTooLittle(total: number): void {
  if (total > 0 && total < MIN_TOTAL_MINOR) {
    throw invalidRequest(
      "The Checkout Session's total amount due must add up to at least 0.50 or equivalent.",
      { code: "amount_too_small", param: "line_items" },
    );
  }
}

function knownDetails(
  customer: Stripe.Customer | null,
  email: string | null,
): Stripe.Checkout.Session["customer_details"] {
  if (customer === null && email === null) return null;
  return {
    address: null,
    business_name: null,
    email: customer?.email ?? email,
    individual_name: null,
    name: null,
    phone: null,
    tax_exempt: "none",
    tax_ids: null,
  };
}

/** Opens a session for the given lines; nothing about the payment exists yet. */
export function createSession(
  context: Context,
  parameters: CreateParameters,
): Stripe.Checkout.Session {
  const { account, clock } = context;
  refuseContradictions(parameters);
  const expires_at = expiry(parameters.expires_at, clock.now());
  const customer = parameters.customer === undefined
    ? null
    : findObject(account.customers, parameters.customer, "customer");
  const discount = createDiscount(account, parameters);
  const tax_percent = parameters.automatic_tax?.enabled === true ? AUTOMATIC_TAX_PERCENT : 0;
  const lines = priceLines(
    parameters.line_items.map((line, index) => createLineItem(context, line, index)),
    { coupon: discount === null ? undefined : account.coupons.find(discount.coupon), tax_percent },
  );
  const totals = totalsOf(lines);
  refuseTooLittle(totals.amount_total);
  const currency = currencyOf(lines);
  const id = newId("checkout_session");
  const email = parameters.customer_email ?? null;
  const session = openSession({
    id,
    ...totals,
    adaptive_pricing: { enabled: parameters.adaptive_pricing?.enabled ?? true },
    after_expiration: recoveryOf(parameters),
    allow_promotion_codes: parameters.allow_promotion_codes ?? null,
    allowed_payment_method_types: parameters.allowed_payment_method_types ?? null,
    automatic_tax: automaticTax(tax_percent > 0),
    billing_address_collection: parameters.billing_address_collection ?? null,
    cancel_url: parameters.cancel_url ?? null,
    client_reference_id: parameters.client_reference_id ?? null,
    created: clock.now(),
    currency,
    customer: customer?.id ?? null,
    customer_creation: customer === null ? parameters.customer_creation ?? "if_required" : null,
    customer_details: knownDetails(customer, email),
    customer_email: email,
    discounts: discount === null ? [] : [discount],
    expires_at,
    locale: parameters.locale ?? null,
    metadata: mergeMetadata({}, parameters.metadata),
    payment_method_types: methodTypes(parameters, currency),
    submit_type: parameters.submit_type ?? null,
    success_url: parameters.success_url,
    url: pageUrl(context.origin, id),
  });
  const { payment_intent_data: payment } = parameters;
  account.sessionDetails.insert({
    id,
    object: "session_details",
    lines,
    discount,
    tax_percent,
    payment: {
      metadata: mergeMetadata({}, payment?.metadata),
      description: payment?.description ?? null,
      receipt_email: payment?.receipt_email ?? null,
      setup_future_usage: payment?.setup_future_usage ?? null,
      statement_descriptor: payment?.statement_descriptor ?? null,
      statement_descriptor_suffix: payment?.statement_descriptor_suffix ?? null,
    },
  });
  return account.sessions.insert(session);
}
