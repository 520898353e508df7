import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { findObject } from "../../api/find-object.ts";
import { listOfPayment } from "../list-of-payment.ts";

const retrieve = endpoint({
  method: "GET",
  path: "/radar/early_fraud_warnings/:id",
  parameters: z.strictObject({}),
  run: (_, { context: { account }, id }) => findObject(account.earlyFraudWarnings, id),
});

const list = listOfPayment(
  "/radar/early_fraud_warnings",
  ({ earlyFraudWarnings }) => earlyFraudWarnings.newestFirst(),
);

export const earlyFraudWarningEndpoints: readonly Endpoint[] = [retrieve, list];
