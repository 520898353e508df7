import type Stripe from "stripe";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import type { Context } from "../../context.ts";
import { moveBalance } from "../balance-transactions/balance-transaction.ts";
import { isInquiry, withdrawn } from "./dispute.ts";
import { updateDispute } from "./update-dispute.ts";

/** Stripe's fee for a dispute, in the minor unit. */
const FEE_MINOR = 2000;

/** The bank takes the disputed amount, or what of it is asked for and not yet taken. */
export function withdrawFunds(
  context: Context,
  dispute: Stripe.Dispute,
  asked?: number,
): Stripe.Dispute {
  const left = dispute.amount - withdrawn(dispute);
  const amount = asked ?? left;
  if (isInquiry(dispute)) {
    throw invalidRequest(`The dispute ${dispute.id} is an inquiry: no money moves for it.`);
  }
  if (amount > left || amount === 0) {
    throw invalidRequest(`Only ${left} can be withdrawn for the dispute ${dispute.id}.`);
  }
  const movement = moveBalance(context, {
    amount: -amount,
    currency: dispute.currency,
    description: `Chargeback withdrawal for ${String(dispute.charge)}`,
    source: dispute.id,
    type: "adjustment",
    reporting_category: "dispute",
    fee: { amount: FEE_MINOR, description: "Dispute fee" },
  });
  return updateDispute(context, {
    ...dispute,
    balance_transactions: [...dispute.balance_transactions, movement],
  }, "charge.dispute.funds_withdrawn");
}

/** The bank gives back what it took, or a part of it. */
export function reinstateFunds(
  context: Context,
  dispute: Stripe.Dispute,
  asked?: number,
): Stripe.Dispute {
  const taken = withdrawn(dispute);
  const amount = asked ?? taken;
  if (amount > taken || amount === 0) {
    throw invalidRequest(`Only ${taken} can be reinstated for the dispute ${dispute.id}.`);
  }
  const movement = moveBalance(context, {
    amount,
    currency: dispute.currency,
    description: `Chargeback reversal for ${String(dispute.charge)}`,
    source: dispute.id,
    type: "adjustment",
    reporting_category: "dispute_reversal",
  });
  return updateDispute(context, {
    ...dispute,
    balance_transactions: [...dispute.balance_transactions, movement],
  }, "charge.dispute.funds_reinstated");
}
