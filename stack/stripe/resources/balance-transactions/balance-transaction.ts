import type Stripe from "stripe";
import type { Context } from "../../context.ts";
import { newId } from "../../state/new-id.ts";

/** A movement of the account's balance: negative when money leaves it. */
export interface Movement {
  readonly amount: number;
  readonly currency: string;
  readonly description: string;
  /** The id of the refund or dispute that caused it. */
  readonly source: string;
  readonly type: Stripe.BalanceTransaction.Type;
  readonly reporting_category: string;
  /** Stripe's own fee for it, with what it is for. */
  readonly fee?: { readonly amount: number; readonly description: string };
}

/** Records a movement of the balance; what it leaves is `net`, the amount less the fee. */
export function moveBalance(context: Context, movement: Movement): Stripe.BalanceTransaction {
  const { fee, ...fields } = movement;
  const created = context.clock.now();
  return context.account.balanceTransactions.insert({
    id: newId("balance_transaction"),
    object: "balance_transaction",
    available_on: created,
    balance_type: "payments",
    created,
    exchange_rate: null,
    fee: fee?.amount ?? 0,
    fee_details: fee === undefined ? [] : [{
      amount: fee.amount,
      application: null,
      currency: fields.currency,
      description: fee.description,
      type: "stripe_fee",
    }],
    net: fields.amount - (fee?.amount ?? 0),
    status: "available",
    ...fields,
  });
}
