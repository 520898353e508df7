import type Stripe from "stripe";
import type { World } from "../../world.ts";
import { formatMoney } from "../money.ts";
import { type Action, actions } from "./actions.ts";
import { MAX_ROWS, shortId, table, time } from "./table.ts";

function refundActions(charge: Stripe.Charge): Action[] {
  if (charge.refunded) return [];
  const what = { charge: charge.id };
  const left = charge.amount - charge.amount_refunded;
  const forty = Math.round(charge.amount * 0.4);
  return [
    ...(forty > 0 && forty <= left
      ? [{ label: "Refund 40 %", operation: "refund", input: { ...what, percent: 40 } } as const]
      : []),
    { label: "Refund all", operation: "refund", input: what },
    { label: "Refund, pending", operation: "refund", input: { ...what, status: "pending" } },
  ];
}

function actionsOf(world: World, charge: Stripe.Charge): Action[] {
  const intent = world.account.paymentIntents.find(String(charge.payment_intent));
  if (charge.status === "failed" && intent?.latest_charge === charge.id) {
    const isAsked = intent.last_payment_error?.code === "authentication_required";
    return isAsked
      ? [{
        label: "Owner confirms",
        operation: "authenticate",
        input: { payment_intent: intent.id },
      }]
      : [];
  }
  if (charge.status !== "succeeded") return [];
  const what = { charge: charge.id };
  return [
    ...refundActions(charge),
    { label: "Dispute", operation: "dispute", input: what },
    { label: "Dispute, money later", operation: "dispute", input: { ...what, withdraw: false } },
    { label: "Inquiry", operation: "dispute", input: { ...what, inquiry: true } },
    { label: "Fraud warning", operation: "fraud-warning", input: what },
  ];
}

function warnings(world: World, charge: string): string {
  return world.account.earlyFraudWarnings.inGroup(charge).length === 0 ? "" : ", suspected";
}

/** The charges, with what can happen to each. */
export function paymentTable(world: World) {
  return table({
    section: "payments",
    caption: "Payments",
    heads: ["Created", "Amount", "Refunded", "Status", "By", "Id", "What happens"],
    rows: world.account.charges.newestFirst().slice(0, MAX_ROWS).map((charge) => [
      time(charge.created),
      formatMoney(charge.amount, charge.currency, "en"),
      formatMoney(charge.amount_refunded, charge.currency, "en"),
      charge.status + (charge.disputed ? ", disputed" : "") + warnings(world, charge.id),
      charge.payment_method_details?.type ?? "",
      shortId(charge.id),
      actions("payments", actionsOf(world, charge)),
    ]),
  });
}
