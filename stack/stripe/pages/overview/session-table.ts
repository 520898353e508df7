import type Stripe from "stripe";
import { html } from "hono/html";
import type { World } from "../../world.ts";
import { delayedMethodOf } from "../../resources/payment-methods/method-type.ts";
import { formatMoney } from "../money.ts";
import { type Action, actions } from "./actions.ts";
import { MAX_ROWS, shortId, table, time } from "./table.ts";

type Session = Stripe.Checkout.Session;

function openActions(session: Session): Action[] {
  const what = { session: session.id };
  const canWait = delayedMethodOf(session) !== undefined && session.amount_total !== 0;
  return [
    { label: "Pay", operation: "pay", input: what },
    ...(canWait ? [{ label: "Pay later", operation: "pay-later", input: what } as const] : []),
    { label: "Decline", operation: "decline", input: what },
    { label: "20 % off", operation: "discount", input: { ...what, percent_off: 20 } },
    { label: "100 % off", operation: "discount", input: { ...what, percent_off: 100 } },
    { label: "Tax 19 %", operation: "tax", input: { ...what, percent: 19 } },
    { label: "Buy 2", operation: "quantity", input: { ...what, quantity: 2 } },
    { label: "Show in USD", operation: "present", input: { ...what, currency: "usd", rate: 1.1 } },
    { label: "Expire", operation: "expire", input: what },
  ];
}

function actionsOf(world: World, session: Session): Action[] {
  const intent = world.account.paymentIntents.find(String(session.payment_intent));
  switch (session.status) {
    case "open":
      return openActions(session);
    case "expired":
      return (session.after_expiration?.recovery?.url ?? null) === null
        ? []
        : [{ label: "Recover", operation: "recover", input: { session: session.id } }];
    default:
      return intent?.status !== "processing" ? [] : [
        {
          label: "Money comes",
          operation: "settle-delayed",
          input: { session: session.id, outcome: "succeeded" },
        },
        {
          label: "Money fails",
          operation: "settle-delayed",
          input: { session: session.id, outcome: "failed" },
        },
      ];
  }
}

/** The checkout sessions, with what can happen to each. */
export function sessionTable(world: World) {
  return table({
    section: "sessions",
    caption: "Checkout sessions",
    heads: ["Created", "Amount", "Status", "Payment", "Page", "Id", "What happens"],
    rows: world.account.sessions.newestFirst().slice(0, MAX_ROWS).map((session) => [
      time(session.created),
      formatMoney(session.amount_total ?? 0, session.currency ?? "eur", "en"),
      session.status ?? "",
      session.payment_status,
      html`
        <a href="/c/pay/${session.id}">${session.status === "open" ? "Pay page" : "Page"}</a>
      `,
      shortId(session.id),
      actions("sessions", actionsOf(world, session)),
    ]),
  });
}
