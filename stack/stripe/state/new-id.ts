import { randomInt } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The shapes of Stripe's ids; the lengths are those of a real test account, so columns sized for them are tried. */
const SHAPES = {
  balance_transaction: { prefix: "txn_3", length: 23 },
  charge: { prefix: "ch_3", length: 23 },
  checkout_session: { prefix: "cs_test_a1", length: 58 },
  customer: { prefix: "cus_", length: 14 },
  delivery: { prefix: "whd_", length: 14 },
  dispute: { prefix: "du_1", length: 23 },
  early_fraud_warning: { prefix: "issfr_1", length: 23 },
  event: { prefix: "evt_1", length: 23 },
  line_item: { prefix: "li_1", length: 23 },
  payment_intent: { prefix: "pi_3", length: 23 },
  payment_method: { prefix: "pm_1", length: 23 },
  price: { prefix: "price_1", length: 23 },
  product: { prefix: "prod_", length: 14 },
  promotion_code: { prefix: "promo_1", length: 23 },
  refund: { prefix: "re_3", length: 23 },
  request: { prefix: "req_", length: 14 },
  webhook_endpoint: { prefix: "we_1", length: 23 },
} as const;

/** A random string of letters and digits. */
export function randomToken(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

/** A new id that looks like Stripe's for this kind of object. */
export function newId(kind: keyof typeof SHAPES): string {
  const { prefix, length } = SHAPES[kind];
  return prefix + randomToken(length);
}
