import { z } from "zod";
import { metadata } from "../../api/metadata.ts";
import { currency, flag, integer, oneOf, text, webAddress } from "../../api/parameters.ts";
import { LOCALES } from "./locales.ts";

const TEN_MILLION_MINOR = 99_999_999;

const productData = z.strictObject({
  name: text(250),
  description: text().optional(),
  images: z.array(webAddress()).max(8).optional(),
  metadata: metadata().optional(),
  unit_label: text(12).optional(),
});

const priceData = z.strictObject({
  currency: currency(),
  product: text().optional(),
  product_data: productData.optional(),
  tax_behavior: oneOf(["exclusive", "inclusive", "unspecified"]).optional(),
  unit_amount: integer({ min: 0, max: TEN_MILLION_MINOR }),
});

const adjustableQuantity = z.strictObject({
  enabled: flag(),
  maximum: integer({ min: 1, max: 999_999 }).optional(),
  minimum: integer({ min: 0, max: 999_999 }).optional(),
});

const lineItem = z.strictObject({
  adjustable_quantity: adjustableQuantity.optional(),
  metadata: metadata().optional(),
  price: text().optional(),
  price_data: priceData.optional(),
  quantity: integer({ min: 1, max: 999_999 }).default(1),
});

const paymentIntentData = z.strictObject({
  description: text(1000).optional(),
  metadata: metadata().optional(),
  receipt_email: text(512).optional(),
  setup_future_usage: oneOf(["off_session", "on_session"]).optional(),
  statement_descriptor: text(22).optional(),
  statement_descriptor_suffix: text(22).optional(),
});

const recovery = z.strictObject({ enabled: flag(), allow_promotion_codes: flag().optional() });

const discount = z.strictObject({ coupon: text().optional(), promotion_code: text().optional() });

/**
 * What the simulator understands of Stripe's parameters for a new session. Anything else is refused, also what the real
 * Stripe would accept: a parameter that is silently ignored would make a test lie.
 */
export const createParameters = z.strictObject({
  mode: oneOf(["payment", "setup", "subscription"]),
  line_items: z.array(lineItem).min(1).max(100),
  success_url: webAddress(),
  cancel_url: webAddress().optional(),
  after_expiration: z.strictObject({ recovery: recovery.optional() }).optional(),
  automatic_tax: z.strictObject({ enabled: flag() }).optional(),
  adaptive_pricing: z.strictObject({ enabled: flag() }).optional(),
  allow_promotion_codes: flag().optional(),
  allowed_payment_method_types: z.array(text(50)).min(1).optional(),
  excluded_payment_method_types: z.array(text(50)).optional(),
  billing_address_collection: oneOf(["auto", "required"]).optional(),
  client_reference_id: text(200).optional(),
  customer: text().optional(),
  customer_creation: oneOf(["always", "if_required"]).optional(),
  customer_email: text(800).optional(),
  discounts: z.array(discount).max(1).optional(),
  expires_at: integer({ min: 0 }).optional(),
  locale: oneOf(LOCALES).optional(),
  metadata: metadata().optional(),
  payment_intent_data: paymentIntentData.optional(),
  submit_type: oneOf(["auto", "book", "donate", "pay", "subscribe"]).optional(),
  ui_mode: oneOf(["hosted_page"]).optional(),
});

export type CreateParameters = z.output<typeof createParameters>;
export type LineItemParameters = CreateParameters["line_items"][number];
