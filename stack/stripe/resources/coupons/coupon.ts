import type Stripe from "stripe";
import { randomToken } from "../../state/new-id.ts";

/** What a coupon takes off: a share or an amount, exactly one of them. */
export interface CouponFields {
  readonly id?: string | undefined;
  readonly amount_off?: number | undefined;
  readonly currency?: string | undefined;
  readonly percent_off?: number | undefined;
  readonly name?: string | undefined;
  readonly metadata?: Stripe.Metadata;
}

/** A coupon that can be used once per payment, for ever. */
export function newCoupon(fields: CouponFields, created: number): Stripe.Coupon {
  return {
    id: fields.id ?? randomToken(8),
    object: "coupon",
    amount_off: fields.amount_off ?? null,
    created,
    currency: fields.currency ?? null,
    duration: "once",
    duration_in_months: null,
    livemode: false,
    max_redemptions: null,
    metadata: fields.metadata ?? {},
    name: fields.name ?? null,
    percent_off: fields.percent_off ?? null,
    redeem_by: null,
    times_redeemed: 0,
    valid: true,
  };
}

/** What the coupon takes off a subtotal, never more than all of it. */
export function amountOff({ amount_off, percent_off }: Stripe.Coupon, subtotal: number): number {
  const off = percent_off === null ? amount_off ?? 0 : Math.round(subtotal * percent_off / 100);
  return Math.min(off, subtotal);
}
