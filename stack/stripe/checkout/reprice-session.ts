import type Stripe from "stripe";
import { invalidRequest } from "../api/stripe-api-error.ts";
import type { Context } from "../context.ts";
import type { SessionDetails } from "../resources/checkout-sessions/session-details.ts";
import { codeNamed } from "../resources/promotion-codes/code-named.ts";
import { openSessionOnly } from "./attempt-payment.ts";
import { priceLines, totalsOf } from "./price-lines.ts";

type Session = Stripe.Checkout.Session;

/** Prices an open session's lines anew; an intent left by a declined card follows. */
function reprice(context: Context, open: Session, details: SessionDetails): Session {
  const { account } = context;
  const coupon = details.discount === null
    ? undefined
    : account.coupons.find(details.discount.coupon);
  const lines = priceLines(details.lines, { coupon, tax_percent: details.tax_percent });
  account.sessionDetails.replace({ ...details, lines });
  const totals = totalsOf(lines);
  const session = account.sessions.replace({
    ...open,
    ...totals,
    discounts: details.discount === null ? [] : [details.discount],
    payment_status: totals.amount_total === 0 ? "no_payment_required" : "unpaid",
  });
  const intent = typeof open.payment_intent === "string"
    ? account.paymentIntents.find(open.payment_intent)
    : undefined;
  if (intent !== undefined) {
    account.paymentIntents.replace({ ...intent, amount: totals.amount_total });
  }
  return session;
}

function openDetails(context: Context, asked: Session) {
  const session = openSessionOnly(context, asked);
  const details = context.account.sessionDetails.find(session.id);
  if (details === undefined) throw new Error(`Cannot price ${session.id}: its lines are missing`);
  return { session, details };
}

/** Takes a coupon off, also where the session does not offer that. */
export function applyCoupon(context: Context, asked: Session, coupon: Stripe.Coupon): Session {
  const { session, details } = openDetails(context, asked);
  const discount = { coupon: coupon.id, promotion_code: null };
  return reprice(context, session, { ...details, discount });
}

/** Takes off what a customer's code is worth; throws where the session takes no codes, and for a wrong one. */
export function applyCode(context: Context, asked: Session, typed: string): Session {
  const { session, details } = openDetails(context, asked);
  if (session.allow_promotion_codes !== true) {
    throw invalidRequest(`The session ${session.id} takes no promotion codes.`);
  }
  const code = codeNamed(context.account, typed);
  const coupon = code?.promotion.coupon;
  if (code === undefined || typeof coupon !== "string") {
    throw invalidRequest("This promotion code is invalid.", { param: "code" });
  }
  return reprice(context, session, { ...details, discount: { coupon, promotion_code: code.id } });
}

/** Puts tax on the lines, or into them where their price includes it. */
export function applyTax(context: Context, asked: Session, tax_percent: number): Session {
  const { session, details } = openDetails(context, asked);
  return reprice(context, session, { ...details, tax_percent });
}

/** Buys another quantity of one line, counted from 0. */
export function changeQuantity(
  context: Context,
  asked: Session,
  line: number,
  quantity: number,
): Session {
  const { session, details } = openDetails(context, asked);
  if (details.lines[line] === undefined) {
    throw invalidRequest(`The session ${session.id} has no line ${line}.`);
  }
  const lines = details.lines.map((each, index) => index === line ? { ...each, quantity } : each);
  return reprice(context, session, { ...details, lines });
}

/** Shows the price in the customer's own currency, as Adaptive Pricing does; what the merchant gets stays the same. */
export function presentIn(
  context: Context,
  asked: Session,
  presentment_currency: string,
  rate: number,
): Session {
  const { session } = openDetails(context, asked);
  const presentment_amount = Math.round((session.amount_total ?? 0) * rate);
  return context.account.sessions.replace({
    ...session,
    presentment_details: { presentment_amount, presentment_currency },
  });
}
