import type Stripe from "stripe";
import type { World } from "../../world.ts";
import { formatMoney } from "../money.ts";
import { type Action, actions } from "./actions.ts";
import { MAX_ROWS, shortId, table, time } from "./table.ts";

function actionsOf({ id, status }: Stripe.Refund): Action[] {
  const fail: Action = { label: "Fail", operation: "fail-refund", input: { refund: id } };
  switch (status) {
    case "pending":
      return [
        { label: "Succeed", operation: "succeed-refund", input: { refund: id } },
        fail,
        { label: "Cancel", operation: "cancel-refund", input: { refund: id } },
      ];
    case "succeeded":
      return [fail];
    default:
      return [];
  }
}

/** The refunds, with what can happen to each. */
export function refundTable(world: World) {
  return table({
    section: "refunds",
    caption: "Refunds",
    heads: ["Created", "Amount", "Status", "Of", "Id", "What happens"],
    rows: world.account.refunds.newestFirst().slice(0, MAX_ROWS).map((refund) => [
      time(refund.created),
      formatMoney(refund.amount, refund.currency, "en"),
      refund.status ?? "",
      shortId(String(refund.charge)),
      shortId(refund.id),
      actions("refunds", actionsOf(refund)),
    ]),
  });
}
