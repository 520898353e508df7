import { z } from "zod";
import type { Context } from "../context.ts";
import {
  closeDispute,
  escalateInquiry,
  submitEvidence,
} from "../resources/disputes/decide-dispute.ts";
import { reinstateFunds, withdrawFunds } from "../resources/disputes/move-funds.ts";
import { openDispute } from "../resources/disputes/open-dispute.ts";
import { FRAUD_TYPES, openWarning } from "../resources/early-fraud-warnings/open-warning.ts";
import { NO_REQUEST } from "../resources/events/event.ts";
import type { World } from "../world.ts";
import { findStored } from "./find-stored.ts";
import { operation } from "./operation.ts";
import { chargeOf, paymentTarget } from "./payment-target.ts";

const amount = z.int().min(1).optional();

/** The bank disputes a payment and takes the money; `inquiry` only asks, and `withdraw: false` takes it later. */
export const dispute = operation({
  method: "POST",
  input: z.strictObject({
    ...paymentTarget,
    amount,
    inquiry: z.boolean().default(false),
    withdraw: z.boolean().default(true),
    reason: z.enum([
      "credit_not_processed",
      "duplicate",
      "fraudulent",
      "general",
      "product_not_received",
      "product_unacceptable",
      "unrecognized",
    ]).default("fraudulent"),
  }),
  run(world, { amount, inquiry, withdraw, reason, ...target }) {
    const charge = chargeOf(world, target);
    const context = world.contextFor(NO_REQUEST);
    const opened = openDispute(context, {
      charge,
      amount: amount ?? charge.amount,
      reason,
      isInquiry: inquiry,
    });
    return { dispute: withdraw && !inquiry ? withdrawFunds(context, opened) : opened };
  },
});

function find(world: World, id: string) {
  const context: Context = world.contextFor(NO_REQUEST);
  return { context, found: findStored(world.account.disputes, id) };
}

/** The bank takes the disputed amount, or a part of it. */
export const withdraw = operation({
  method: "POST",
  input: z.strictObject({ dispute: z.string(), amount }),
  run(world, { dispute, amount }) {
    const { context, found } = find(world, dispute);
    return { dispute: withdrawFunds(context, found, amount) };
  },
});

/** The bank gives back what it took, or a part of it. */
export const reinstate = operation({
  method: "POST",
  input: z.strictObject({ dispute: z.string(), amount }),
  run(world, { dispute, amount }) {
    const { context, found } = find(world, dispute);
    return { dispute: reinstateFunds(context, found, amount) };
  },
});

/** An inquiry becomes a chargeback and, unless `withdraw` is false, takes the money. */
export const escalateDispute = operation({
  method: "POST",
  input: z.strictObject({ dispute: z.string(), withdraw: z.boolean().default(true) }),
  run(world, { dispute, withdraw }) {
    const { context, found } = find(world, dispute);
    const escalated = escalateInquiry(context, found);
    return { dispute: withdraw ? withdrawFunds(context, escalated) : escalated };
  },
});

/** The merchant answers; the bank reviews. */
export const answerDispute = operation({
  method: "POST",
  input: z.strictObject({ dispute: z.string() }),
  run(world, { dispute }) {
    const { context, found } = find(world, dispute);
    return { dispute: submitEvidence(context, found) };
  },
});

/** The bank decides; a won dispute gives the money back, unless `reinstate` is false. */
export const decideDispute = operation({
  method: "POST",
  input: z.strictObject({
    dispute: z.string(),
    outcome: z.enum(["lost", "warning_closed", "won"]),
    reinstate: z.boolean().default(true),
  }),
  run(world, { dispute, outcome, reinstate }) {
    const { context, found } = find(world, dispute);
    return { dispute: closeDispute(context, found, outcome, reinstate) };
  },
});

/** The card network suspects fraud. */
export const fraudWarning = operation({
  method: "POST",
  input: z.strictObject({
    ...paymentTarget,
    fraud_type: z.enum(FRAUD_TYPES).default("made_with_stolen_card"),
  }),
  run: (world, { fraud_type, ...target }) => ({
    warning: openWarning(world.contextFor(NO_REQUEST), chargeOf(world, target), fraud_type),
  }),
});
