import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { findObject } from "../../api/find-object.ts";
import { createdFilter, isWithin, page, pageParameters } from "../../api/page.ts";
import { text } from "../../api/parameters.ts";

const retrieve = endpoint({
  method: "GET",
  path: "/radar/early_fraud_warnings/:id",
  parameters: z.strictObject({}),
  run: (_, { context: { account }, id }) => findObject(account.earlyFraudWarnings, id),
});

const list = endpoint({
  method: "GET",
  path: "/radar/early_fraud_warnings",
  parameters: z.strictObject({
    ...pageParameters,
    charge: text().optional(),
    created: createdFilter.optional(),
    payment_intent: text().optional(),
  }),
  run({ charge, created, payment_intent, ...cursor }, { context: { account }, path }) {
    const warnings = account.earlyFraudWarnings.newestFirst().filter((warning) =>
      isWithin(warning.created, created) &&
      (charge === undefined || warning.charge === charge) &&
      (payment_intent === undefined || warning.payment_intent === payment_intent)
    );
    return page(warnings, cursor, path);
  },
});

export const earlyFraudWarningEndpoints: readonly Endpoint[] = [retrieve, list];
