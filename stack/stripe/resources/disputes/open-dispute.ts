import type Stripe from "stripe";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import type { Context } from "../../context.ts";
import { settleWarnings } from "../early-fraud-warnings/open-warning.ts";
import { type DisputeFields, newDispute } from "./dispute.ts";

/** Whether a chargeback on the charge is open or lost: then the API refuses refunds. */
export function isChargedBack(context: Context, charge: string): boolean {
  return context.account.disputes.inGroup(charge).some(({ status }) =>
    ["lost", "needs_response", "under_review"].includes(status)
  );
}

/** The customer's bank disputes a charge, or only asks about it; moves no money by itself. */
export function openDispute(context: Context, fields: DisputeFields): Stripe.Dispute {
  const { account, clock, emit } = context;
  const { charge, amount } = fields;
  if (charge.status !== "succeeded") {
    throw invalidRequest(`Charge ${charge.id} is ${charge.status} and cannot be disputed.`);
  }
  if (amount > charge.amount) {
    throw invalidRequest(`Only ${charge.amount} of charge ${charge.id} can be disputed.`);
  }
  const dispute = account.disputes.insert(newDispute(fields, clock.now()));
  account.charges.replace({ ...charge, disputed: true });
  emit("charge.dispute.created", dispute);
  if (!fields.isInquiry) settleWarnings(context, charge.id);
  return dispute;
}
