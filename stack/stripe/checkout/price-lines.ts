import type Stripe from "stripe";
import type { LineItem } from "../resources/checkout-sessions/session-details.ts";
import { amountOff } from "../resources/coupons/coupon.ts";

/** What changes the price of a session's lines. */
export interface Pricing {
  readonly coupon: Stripe.Coupon | undefined;
  readonly tax_percent: number;
}

/** A share of the whole discount for each line; what rounding leaves goes to the last. */
function sharesOf(discount: number, subtotals: readonly number[]): number[] {
  const whole = subtotals.reduce((sum, each) => sum + each, 0);
  let left = discount;
  return subtotals.map((subtotal, index) => {
    const share = index === subtotals.length - 1
      ? left
      : Math.floor(whole === 0 ? 0 : discount * subtotal / whole);
    left -= share;
    return share;
  });
}

/** Tax comes on top of a price, or is inside of it where the price says so: 19 of 119. */
function taxOf(line: LineItem, net: number, percent: number) {
  if (line.price.tax_behavior === "inclusive") {
    return { tax: net - Math.round(net / (1 + percent / 100)), total: net };
  }
  const tax = Math.round(net * percent / 100);
  return { tax, total: net + tax };
}

/** The lines with subtotal, discount, tax and total computed anew from price and quantity. */
export function priceLines(lines: readonly LineItem[], pricing: Pricing): LineItem[] {
  const subtotals = lines.map(({ price, quantity }) => (price.unit_amount ?? 0) * (quantity ?? 1));
  const whole = subtotals.reduce((sum, each) => sum + each, 0);
  const discount = pricing.coupon === undefined ? 0 : amountOff(pricing.coupon, whole);
  const shares = sharesOf(discount, subtotals);
  return lines.map((line, index) => {
    const amount_subtotal = subtotals[index] ?? 0;
    const amount_discount = shares[index] ?? 0;
    const { tax, total } = taxOf(line, amount_subtotal - amount_discount, pricing.tax_percent);
    return { ...line, amount_subtotal, amount_discount, amount_tax: tax, amount_total: total };
  });
}

/** The totals of a session with these lines. */
export function totalsOf(lines: readonly LineItem[]) {
  const sum = (amount: (line: LineItem) => number) =>
    lines.reduce((total, line) => total + amount(line), 0);
  return {
    amount_subtotal: sum((line) => line.amount_subtotal),
    amount_total: sum((line) => line.amount_total),
    total_details: {
      amount_discount: sum((line) => line.amount_discount),
      amount_shipping: 0,
      amount_tax: sum((line) => line.amount_tax),
    },
  } satisfies Partial<Stripe.Checkout.Session>;
}
