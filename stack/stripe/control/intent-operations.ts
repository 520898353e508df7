import { z } from "zod";
import { NO_REQUEST } from "../resources/events/event.ts";
import { authenticateIntent } from "../resources/payment-intents/authenticate-intent.ts";
import { behave } from "../resources/payment-methods/card-behaviour.ts";
import { findStored } from "./find-stored.ts";
import { operation } from "./operation.ts";

/** Decides how a saved card takes the next charges. */
export const cardBehaviour = operation({
  method: "POST",
  input: z.strictObject({
    payment_method: z.string(),
    behaviour: z.enum([
      "authentication_required",
      "expired_card",
      "generic_decline",
      "insufficient_funds",
      "lost_card",
      "succeeds",
    ]),
  }),
  run({ account }, { payment_method, behaviour }) {
    behave(account.cardBehaviours, findStored(account.paymentMethods, payment_method), behaviour);
    return { payment_method, behaviour };
  },
});

/** The customer comes back to an intent for which the bank wants them, and confirms or fails. */
export const authenticate = operation({
  method: "POST",
  input: z.strictObject({
    payment_intent: z.string(),
    outcome: z.enum(["succeeded", "failed"]).default("succeeded"),
  }),
  run: (world, { payment_intent, outcome }) => ({
    payment_intent: authenticateIntent(
      world.contextFor(NO_REQUEST),
      findStored(world.account.paymentIntents, payment_intent),
      outcome,
    ),
  }),
});
