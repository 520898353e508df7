import type Stripe from "stripe";
import type { Price } from "../prices/price.ts";

/** A line of a checkout session as it travels. */
export type LineItem = Omit<Stripe.LineItem, "price"> & { price: Price };

/** What a session was told about its payment; used when someone pays. */
export interface PaymentPlan {
  readonly metadata: Stripe.Metadata;
  readonly description: string | null;
  readonly receipt_email: string | null;
  /** Whether the method is saved with the customer for later payments. */
  readonly setup_future_usage: Stripe.PaymentIntent.SetupFutureUsage | null;
  readonly statement_descriptor: string | null;
  readonly statement_descriptor_suffix: string | null;
}

/** The parts of a session that Stripe shows only on request or never. */
export interface SessionDetails {
  /** The session's id. */
  readonly id: string;
  readonly object: "session_details";
  readonly lines: LineItem[];
  readonly payment: PaymentPlan;
  /** What is taken off the lines, by a coupon's id and the code that stands for it. */
  readonly discount: { readonly coupon: string; readonly promotion_code: string | null } | null;
  /** What comes on top of them. */
  readonly tax_percent: number;
}
