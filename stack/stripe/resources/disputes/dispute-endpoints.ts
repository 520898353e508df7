import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { findObject } from "../../api/find-object.ts";
import { mergeMetadata, metadata } from "../../api/metadata.ts";
import { flag } from "../../api/parameters.ts";
import { listOfPayment } from "../list-of-payment.ts";
import { closeDispute, submitEvidence } from "./decide-dispute.ts";
import { isInquiry } from "./dispute.ts";
import { evidenceParameters } from "./evidence.ts";
import { updateDispute } from "./update-dispute.ts";

const retrieve = endpoint({
  method: "GET",
  path: "/disputes/:id",
  parameters: z.strictObject({}),
  run: (_, { context: { account }, id }) => findObject(account.disputes, id),
});

/** With evidence and without `submit: false` the answer goes to the bank, as at Stripe. */
const update = endpoint({
  method: "POST",
  path: "/disputes/:id",
  parameters: z.strictObject({
    evidence: evidenceParameters.optional(),
    metadata: metadata().optional(),
    submit: flag().optional(),
  }),
  run({ evidence, metadata, submit }, { context, id }) {
    const before = findObject(context.account.disputes, id);
    const staged = updateDispute(context, {
      ...before,
      evidence: { ...before.evidence, ...evidence },
      metadata: mergeMetadata(before.metadata, metadata),
    });
    if (!(submit ?? evidence !== undefined)) return staged;
    const answered = submitEvidence(context, staged);
    // Stripe's test mode decides by these two words.
    switch (answered.evidence.uncategorized_text) {
      case "winning_evidence":
        return closeDispute(context, answered, isInquiry(answered) ? "warning_closed" : "won");
      case "losing_evidence":
        return closeDispute(context, answered, isInquiry(answered) ? "warning_closed" : "lost");
      default:
        return answered;
    }
  },
});

/** The merchant accepts the dispute and loses it. */
const close = endpoint({
  method: "POST",
  path: "/disputes/:id/close",
  parameters: z.strictObject({}),
  run(_, { context, id }) {
    const dispute = findObject(context.account.disputes, id);
    return closeDispute(context, dispute, isInquiry(dispute) ? "warning_closed" : "lost");
  },
});

const list = listOfPayment("/disputes", ({ disputes }) => disputes.newestFirst());

export const disputeEndpoints: readonly Endpoint[] = [retrieve, update, close, list];
