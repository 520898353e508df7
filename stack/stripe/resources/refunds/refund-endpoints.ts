import type Stripe from "stripe";
import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { findObject } from "../../api/find-object.ts";
import { mergeMetadata, metadata } from "../../api/metadata.ts";
import { integer, oneOf, text } from "../../api/parameters.ts";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import type { Account } from "../../account.ts";
import { isChargedBack } from "../disputes/open-dispute.ts";
import { listOfPayment } from "../list-of-payment.ts";
import { createRefund } from "./create-refund.ts";
import { cancelRefund, updateRefund } from "./settle-refund.ts";

interface What {
  readonly charge?: string | undefined;
  readonly payment_intent?: string | undefined;
}

function chargeOf(account: Account, { charge, payment_intent }: What): Stripe.Charge {
  if ((charge === undefined) === (payment_intent === undefined)) {
    throw invalidRequest("You must provide either a `charge` or a `payment_intent`.", {
      param: "charge",
    });
  }
  if (charge !== undefined) return findObject(account.charges, charge, "charge");
  const intent = findObject(account.paymentIntents, payment_intent ?? "", "payment_intent");
  const paid = typeof intent.latest_charge === "string" && intent.status === "succeeded"
    ? account.charges.find(intent.latest_charge)
    : undefined;
  if (paid === undefined) {
    throw invalidRequest(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      { param: "payment_intent" },
    );
  }
  return paid;
}

const create = endpoint({
  method: "POST",
  path: "/refunds",
  parameters: z.strictObject({
    amount: integer({ min: 1 }).optional(),
    charge: text().optional(),
    metadata: metadata().optional(),
    payment_intent: text().optional(),
    reason: oneOf(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  }),
  run({ amount, metadata, reason, ...what }, { context }) {
    const charge = chargeOf(context.account, what);
    if (isChargedBack(context, charge.id)) {
      throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
        code: "charge_disputed",
      });
    }
    return createRefund(context, {
      charge,
      amount,
      reason: reason ?? null,
      metadata: mergeMetadata({}, metadata),
      // A bank's debit is paid back by a transfer, which takes days.
      status: charge.payment_method_details?.type === "card" ? "succeeded" : "pending",
    });
  },
});

const retrieve = endpoint({
  method: "GET",
  path: "/refunds/:id",
  parameters: z.strictObject({}),
  run: (_, { context: { account }, id }) => findObject(account.refunds, id),
});

const update = endpoint({
  method: "POST",
  path: "/refunds/:id",
  parameters: z.strictObject({ metadata: metadata().optional() }),
  run({ metadata }, { context, id }) {
    const refund = findObject(context.account.refunds, id);
    return updateRefund(context, {
      ...refund,
      metadata: mergeMetadata(refund.metadata ?? {}, metadata),
    });
  },
});

const cancel = endpoint({
  method: "POST",
  path: "/refunds/:id/cancel",
  parameters: z.strictObject({}),
  run: (_, { context, id }) => cancelRefund(context, findObject(context.account.refunds, id)),
});

const list = listOfPayment("/refunds", ({ refunds }) => refunds.newestFirst());

export const refundEndpoints: readonly Endpoint[] = [create, retrieve, update, cancel, list];
