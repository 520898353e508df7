import type Stripe from "stripe";
import { z } from "zod";
import { declinePayment } from "../checkout/decline-payment.ts";
import { expireSession } from "../checkout/expire-session.ts";
import { payerOf } from "../checkout/payer-of.ts";
import { paySession } from "../checkout/pay-session.ts";
import { payLater as payLaterOn } from "../checkout/pay-later.ts";
import { failDelayedPayment, succeedDelayedPayment } from "../checkout/settle-delayed-payment.ts";
import { NO_REQUEST } from "../resources/events/event.ts";
import { DECLINES } from "../resources/payment-methods/card-behaviour.ts";
import type { World } from "../world.ts";
import { findStored } from "./find-stored.ts";
import { ControlError, operation } from "./operation.ts";

function openSession(world: World, id: string): Stripe.Checkout.Session {
  const session = findStored(world.account.sessions, id);
  if (session.status !== "open") {
    throw new ControlError(409, `The session ${id} is ${session.status}, not open`);
  }
  return session;
}

const payer = { email: z.email().optional(), name: z.string().min(1).optional() };

/** Pays as a person on the checkout page would; answers with the session and the id of its completed event. */
export const pay = operation({
  method: "POST",
  input: z.strictObject({ session: z.string(), ...payer }),
  run(world, { session: id, ...typed }) {
    const session = openSession(world, id);
    const context = world.contextFor(NO_REQUEST);
    const payment = paySession(context, session, payerOf(world.account, session, typed));
    return { session: payment.session, event: payment.completed.id };
  },
});

/** Pays by a bank's debit: the session completes unpaid, and the money comes or fails when told to. */
export const payLater = operation({
  method: "POST",
  input: z.strictObject({ session: z.string(), ...payer }),
  run(world, { session: id, ...typed }) {
    const session = openSession(world, id);
    const context = world.contextFor(NO_REQUEST);
    const payment = payLaterOn(context, session, payerOf(world.account, session, typed));
    return { session: payment.session, event: payment.completed.id };
  },
});

/** The money of a payment by debit comes, or fails; answers with the session and the id of its event. */
export const settleDelayed = operation({
  method: "POST",
  input: z.strictObject({ session: z.string(), outcome: z.enum(["succeeded", "failed"]) }),
  run(world, { session: id, outcome }) {
    const session = findStored(world.account.sessions, id);
    const settle = outcome === "succeeded" ? succeedDelayedPayment : failDelayedPayment;
    const settled = settle(world.contextFor(NO_REQUEST), session);
    return { session: settled.session, event: settled.event.id };
  },
});

/** Tries a card that the bank declines; the session stays open. */
export const decline = operation({
  method: "POST",
  input: z.strictObject({
    session: z.string(),
    reason: z.enum(["generic_decline", "insufficient_funds", "lost_card", "expired_card"])
      .default("generic_decline"),
    ...payer,
  }),
  run(world, { session: id, reason, ...typed }) {
    const session = openSession(world, id);
    const context = world.contextFor(NO_REQUEST);
    const declined = declinePayment(
      context,
      session,
      payerOf(world.account, session, typed),
      DECLINES[reason],
    );
    return { session: declined };
  },
});

/** Expires an open session now. */
export const expire = operation({
  method: "POST",
  input: z.strictObject({ session: z.string() }),
  run: (world, { session }) => ({
    session: expireSession(world.contextFor(NO_REQUEST), openSession(world, session)),
  }),
});
