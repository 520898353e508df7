import type Stripe from "stripe";
import { type Behaviour, behaviourOf } from "../../resources/payment-methods/card-behaviour.ts";
import type { World } from "../../world.ts";
import { type Action, actions } from "./actions.ts";
import { MAX_ROWS, shortId, table, time } from "./table.ts";

const CHOICES: readonly (readonly [string, Behaviour])[] = [
  ["Works", "succeeds"],
  ["Declines", "generic_decline"],
  ["No money", "insufficient_funds"],
  ["Wants its owner", "authentication_required"],
];

function actionsOf({ id }: Stripe.PaymentMethod, current: Behaviour): Action[] {
  return CHOICES.filter(([, behaviour]) => behaviour !== current).map(([label, behaviour]) => ({
    label,
    operation: "card-behaviour",
    input: { payment_method: id, behaviour },
  }));
}

/** The cards that customers have saved, and how each takes the next charge. */
export function cardTable(world: World) {
  const saved = world.account.paymentMethods.newestFirst()
    .filter(({ customer }) => customer !== null);
  return table({
    section: "cards",
    caption: "Saved cards",
    heads: ["Created", "Customer", "Next charge", "Id", "What it does"],
    rows: saved.slice(0, MAX_ROWS).map((method) => {
      const behaviour = behaviourOf(world.account.cardBehaviours, method.id);
      return [
        time(method.created),
        shortId(String(method.customer)),
        behaviour,
        shortId(method.id),
        actions("cards", actionsOf(method, behaviour)),
      ];
    }),
  });
}
