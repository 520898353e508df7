import type Stripe from "stripe";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import type { Context } from "../../context.ts";
import { moveBalance } from "../balance-transactions/balance-transaction.ts";
import { changesBetween } from "../changes-between.ts";
import { settleWarnings } from "../early-fraud-warnings/open-warning.ts";
import { arrivedReference, newRefund, type RefundFields } from "./refund.ts";
import { recountRefunds } from "./refunded-charge.ts";
import { updateRefund } from "./settle-refund.ts";

/** What to refund; all that is left without an amount. */
export type RefundRequest =
  & Pick<RefundFields, "charge" | "status" | "reason" | "metadata">
  & { readonly amount: number | undefined };

function amountOf({ charge, amount }: RefundRequest): number {
  const left = charge.amount - charge.amount_refunded;
  if (charge.status !== "succeeded") {
    throw invalidRequest(`Charge ${charge.id} is ${charge.status} and cannot be refunded.`);
  }
  if (left === 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
    });
  }
  if (amount !== undefined && amount > left) {
    throw invalidRequest(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left}).`,
      { param: "amount" },
    );
  }
  return amount ?? left;
}

/** The refund becomes findable at the bank, as that of a card does some time later. */
function receiveReference(context: Context, refund: Stripe.Refund): Stripe.Refund {
  if (refund.status !== "succeeded" || refund.destination_details?.card === undefined) {
    return refund;
  }
  return updateRefund(context, { ...refund, destination_details: arrivedReference() });
}

/** Refunds a charge that succeeded; its events are `refund.created`, `charge.refunded`, and for a card two updates. */
export function createRefund(context: Context, request: RefundRequest): Stripe.Refund {
  const { account, clock, emit } = context;
  const { charge } = request;
  const amount = amountOf(request);
  const begun = newRefund({ ...request, amount, created: clock.now() });
  const movement = moveBalance(context, {
    amount: -amount,
    currency: charge.currency,
    description: "REFUND FOR CHARGE",
    source: begun.id,
    type: "refund",
    reporting_category: "refund",
  });
  const refund = account.refunds.insert({ ...begun, balance_transaction: movement.id });
  const refunded = recountRefunds(account, charge);
  emit("refund.created", refund);
  emit("charge.refunded", refunded, changesBetween(charge, refunded));
  if (refunded.refunded) settleWarnings(context, charge.id);
  return receiveReference(context, refund);
}
