import type Stripe from "stripe";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import type { Context } from "../../context.ts";
import { moveBalance } from "../balance-transactions/balance-transaction.ts";
import { changesBetween } from "../changes-between.ts";
import { counts, recountRefunds } from "./refunded-charge.ts";

/** Stores a later state of a refund and sends both of its update events; nothing happens without a change. */
export function updateRefund(context: Context, after: Stripe.Refund): Stripe.Refund {
  const { account, emit } = context;
  const before = account.refunds.find(after.id) ?? after;
  const changes = changesBetween(before, after);
  if (changes === undefined) return before;
  account.refunds.replace(after);
  emit("refund.updated", after, changes);
  emit("charge.refund.updated", after, changes);
  return after;
}

function refuse(refund: Stripe.Refund, what: string): never {
  throw invalidRequest(`The refund ${refund.id} is ${refund.status} and cannot ${what}.`);
}

/** The refund without the reason why it waits: that belongs to pending ones alone. */
function noLongerPending({ pending_reason: _, ...refund }: Stripe.Refund): Stripe.Refund {
  return refund;
}

/** Puts the refund's amount back onto the balance; the id of the movement. */
function giveBack(context: Context, refund: Stripe.Refund): string {
  const movement = moveBalance(context, {
    amount: refund.amount,
    currency: refund.currency,
    description: "REFUND FAILURE",
    source: refund.id,
    type: "refund_failure",
    reporting_category: "refund_failure",
  });
  return movement.id;
}

/** Stores a refund that no longer counts, with its events, and recounts its charge, of which no event tells. */
function endWithoutMoney(context: Context, before: Stripe.Refund, after: Stripe.Refund) {
  const { account } = context;
  const charge = account.charges.find(String(before.charge));
  const updated = updateRefund(context, after);
  if (charge !== undefined) recountRefunds(account, charge);
  return updated;
}

/** The bank has paid out a pending refund. */
export function succeedRefund(context: Context, refund: Stripe.Refund): Stripe.Refund {
  if (refund.status !== "pending") refuse(refund, "succeed");
  return updateRefund(context, { ...noLongerPending(refund), status: "succeeded" });
}

/** The bank could not pay out a refund, also one that seemed to have succeeded: the money is the merchant's again. */
export function failRefund(
  context: Context,
  refund: Stripe.Refund,
  failure_reason: string,
): Stripe.Refund {
  if (!counts(refund)) refuse(refund, "fail");
  const failed = {
    ...noLongerPending(refund),
    failure_balance_transaction: giveBack(context, refund),
    failure_reason,
    status: "failed",
  };
  const updated = endWithoutMoney(context, refund, failed);
  context.emit("refund.failed", updated);
  return updated;
}

/** The merchant takes back a pending refund. */
export function cancelRefund(context: Context, refund: Stripe.Refund): Stripe.Refund {
  if (refund.status !== "pending") refuse(refund, "be canceled");
  return endWithoutMoney(context, refund, {
    ...noLongerPending(refund),
    failure_balance_transaction: giveBack(context, refund),
    failure_reason: "merchant_request",
    status: "canceled",
  });
}
