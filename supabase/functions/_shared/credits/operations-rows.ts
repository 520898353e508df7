import { z } from "zod";
import { wholeNumber } from "./whole-number.ts";
import { quarantineCase } from "./quarantine-rows.ts";

/** An event of Stripe's in our log. */
export const stripeEventRow = z.object({
  event_id: z.string(),
  type: z.string(),
  livemode: z.boolean(),
  status: z.enum(["received", "processed", "ignored", "quarantined", "failed"]),
  reason: z.string().nullable(),
  deliveries: wholeNumber,
  tenant_id: z.string().nullable(),
  purchase_id: z.string().nullable(),
  received_at: z.string(),
  updated_at: z.string(),
});

/** Where a case or an event stands after another try: healed is no case any more. */
export const retried = z.object({
  id: z.string(),
  healed: z.boolean(),
  still: quarantineCase.nullable(),
});

/** What the connection to Stripe looks like from here. Names no key and no whole account id. */
export const connectorStatus = z.object({
  reachable: z.boolean(),
  account: z.string().nullable(),
  livemode: z.boolean(),
  is_simulator: z.boolean(),
  api_version: z.string(),
  webhook_secrets: wholeNumber,
  clock_skew_seconds: wholeNumber.nullable(),
  answered_in_ms: wholeNumber.nullable(),
  last_event_at: z.string().nullable(),
});

/** What a run of the reconciler answered. */
export const reconcileAnswer = z.object({
  run_id: wholeNumber.nullable(),
  outcome: z.enum(["busy", "complete", "partial", "failed", "lost"]),
  dry_run: z.boolean(),
  looked_at: wholeNumber,
  repaired: wholeNumber,
  unable: wholeNumber,
});

export type StripeEventRow = z.infer<typeof stripeEventRow>;
export type Retried = z.infer<typeof retried>;
export type ConnectorStatus = z.infer<typeof connectorStatus>;
