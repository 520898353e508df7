import { z } from "zod";
import { createRefund } from "../resources/refunds/create-refund.ts";
import { cancelRefund, failRefund, succeedRefund } from "../resources/refunds/settle-refund.ts";
import { NO_REQUEST } from "../resources/events/event.ts";
import { findStored } from "./find-stored.ts";
import { operation } from "./operation.ts";
import { chargeOf, paymentTarget } from "./payment-target.ts";

/**
 * Refunds as somebody does in the Dashboard, all that is left without `amount` or `percent`. Also past a dispute: such a
 * refund was on its way already.
 */
export const refund = operation({
  method: "POST",
  input: z.strictObject({
    ...paymentTarget,
    amount: z.int().min(1).optional(),
    /** Of the whole charge, rounded to the minor unit. */
    percent: z.int().min(1).max(100).optional(),
    status: z.enum(["pending", "succeeded"]).default("succeeded"),
    reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"])
      .default("requested_by_customer"),
    metadata: z.record(z.string(), z.string()).default({}),
  }),
  run(world, { amount, percent, status, reason, metadata, ...target }) {
    const charge = chargeOf(world, target);
    const share = percent === undefined ? undefined : Math.round(charge.amount * percent / 100);
    return {
      refund: createRefund(world.contextFor(NO_REQUEST), {
        charge,
        amount: amount ?? share,
        status,
        reason,
        metadata,
      }),
    };
  },
});

const oneRefund = { refund: z.string() };

/** A pending refund has reached the customer. */
export const succeedARefund = operation({
  method: "POST",
  input: z.strictObject(oneRefund),
  run: (world, { refund }) => ({
    refund: succeedRefund(world.contextFor(NO_REQUEST), findStored(world.account.refunds, refund)),
  }),
});

/** A pending or succeeded refund comes back from the bank. */
export const failARefund = operation({
  method: "POST",
  input: z.strictObject({
    ...oneRefund,
    reason: z.enum(["expired_or_canceled_card", "insufficient_funds", "unknown"])
      .default("expired_or_canceled_card"),
  }),
  run: (world, { refund, reason }) => ({
    refund: failRefund(
      world.contextFor(NO_REQUEST),
      findStored(world.account.refunds, refund),
      reason,
    ),
  }),
});

/** A pending refund is taken back. */
export const cancelARefund = operation({
  method: "POST",
  input: z.strictObject(oneRefund),
  run: (world, { refund }) => ({
    refund: cancelRefund(world.contextFor(NO_REQUEST), findStored(world.account.refunds, refund)),
  }),
});
