import type Stripe from "stripe";
import type { Context } from "../../context.ts";
import { changesBetween } from "../changes-between.ts";
import type { EventObject } from "../events/event.ts";

type LaterEvent = Exclude<
  Extract<Stripe.Event.Type, `charge.dispute.${string}`>,
  "charge.dispute.created"
>;

/** Stores a later state of a dispute and sends its event of this type; nothing happens without a change. */
export function updateDispute(
  context: Context,
  after: EventObject<LaterEvent>,
  type: LaterEvent = "charge.dispute.updated",
): Stripe.Dispute {
  const { account, emit } = context;
  const before = account.disputes.find(after.id) ?? after;
  const changes = changesBetween(before, after);
  if (changes === undefined) return before;
  account.disputes.replace(after);
  emit(type, after, changes);
  return after;
}
