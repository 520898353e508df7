import type Stripe from "stripe";
import type { Account } from "../../account.ts";

/** Whether the refund takes its share of the charge: a failed or canceled one gives it back. */
export function counts(refund: Stripe.Refund): boolean {
  return refund.status !== "failed" && refund.status !== "canceled";
}

/** The charge's refunds, newest first. */
function refundsOf(account: Account, charge: string): Stripe.Refund[] {
  return account.refunds.inGroup(charge).reverse();
}

/** Brings `amount_refunded` and `refunded` of a charge to what its refunds say now, and stores it. */
export function recountRefunds(account: Account, charge: Stripe.Charge): Stripe.Charge {
  const amount_refunded = refundsOf(account, charge.id).filter(counts)
    .reduce((sum, { amount }) => sum + amount, 0);
  return account.charges.replace({
    ...charge,
    amount_refunded,
    refunded: amount_refunded === charge.amount,
  });
}

/** The list that `expand[]=refunds` puts into a charge. */
export function refundListOf(account: Account, charge: string) {
  const data = refundsOf(account, charge);
  return {
    object: "list" as const,
    data: data.slice(0, 10),
    has_more: data.length > 10,
    url: `/v1/charges/${charge}/refunds`,
  };
}
