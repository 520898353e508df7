import type Stripe from "stripe";

/** What the simulator can be paid with: a card at once, or a bank's debit whose money comes days later. */
export type MethodType = "bacs_debit" | "card" | "sepa_debit" | "us_bank_account";

/** The debit of each currency that Stripe calls a delayed notification method; other currencies have none here. */
const DELAYED: Readonly<Record<string, MethodType>> = {
  eur: "sepa_debit",
  gbp: "bacs_debit",
  usd: "us_bank_account",
};

/** The delayed method in this currency, if there is one. */
function delayedMethod(currency: string): MethodType | undefined {
  return DELAYED[currency];
}

/** Everything that a session in this currency offers before it allows or excludes anything. */
export function methodTypesOf(currency: string): readonly MethodType[] {
  const delayed = delayedMethod(currency);
  return delayed === undefined ? ["card"] : ["card", delayed];
}

/** The delayed method that this session offers, if it offers one. */
export function delayedMethodOf(session: Stripe.Checkout.Session): MethodType | undefined {
  const type = delayedMethod(session.currency ?? "");
  return type !== undefined && session.payment_method_types.includes(type) ? type : undefined;
}
