import type Stripe from "stripe";
import { withdrawn } from "../../resources/disputes/dispute.ts";
import type { World } from "../../world.ts";
import { formatMoney } from "../money.ts";
import { type Action, actions } from "./actions.ts";
import { MAX_ROWS, shortId, table, time } from "./table.ts";

function moneyActions(dispute: Stripe.Dispute): Action[] {
  const taken = withdrawn(dispute);
  const what = { dispute: dispute.id };
  return [
    ...(taken < dispute.amount
      ? [{ label: "Withdraw", operation: "withdraw", input: what } as const]
      : []),
    ...(taken > 0 ? [{ label: "Reinstate", operation: "reinstate", input: what } as const] : []),
  ];
}

function actionsOf(dispute: Stripe.Dispute): Action[] {
  const what = { dispute: dispute.id };
  const answer: Action = { label: "Answer", operation: "answer-dispute", input: what };
  const decide = (label: string, outcome: string): Action => ({
    label,
    operation: "decide-dispute",
    input: { ...what, outcome },
  });
  switch (dispute.status) {
    case "needs_response":
    case "under_review":
      return [...moneyActions(dispute), answer, decide("Win", "won"), decide("Lose", "lost")];
    case "warning_needs_response":
    case "warning_under_review":
      return [
        answer,
        { label: "Becomes a chargeback", operation: "escalate-dispute", input: what },
        decide("Close", "warning_closed"),
      ];
    case "lost":
    case "won":
      return moneyActions(dispute);
    default:
      return [];
  }
}

/** The disputes, with what can happen to each. */
export function disputeTable(world: World) {
  return table({
    section: "disputes",
    caption: "Disputes",
    heads: ["Created", "Amount", "Withdrawn", "Status", "Of", "Id", "What happens"],
    rows: world.account.disputes.newestFirst().slice(0, MAX_ROWS).map((dispute) => [
      time(dispute.created),
      formatMoney(dispute.amount, dispute.currency, "en"),
      formatMoney(withdrawn(dispute), dispute.currency, "en"),
      dispute.status,
      shortId(String(dispute.charge)),
      shortId(dispute.id),
      actions("disputes", actionsOf(dispute)),
    ]),
  });
}
