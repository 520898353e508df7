import { z } from "zod";
import { wholeNumber } from "./whole-number.ts";

/** Everything that an operator may ask for and that is put on record. Looking is not. */
export const operatorAction = z.enum([
  "adjust_balance",
  "retry_case",
  "resolve_case",
  "lift_freeze",
  "retry_event",
  "reconcile",
  "save_package",
  "save_action",
  "restore_version",
]);

/** Why an act was done or was not; null while it is being done, or when nobody lived to tell. */
const outcome = z.enum(["done", "refused", "failed"]).nullable();

/** What goes on record of an act before it is done. */
export type Deed = {
  action: OperatorAction;
  tenant_id?: string;
  subject?: string;
  reason?: string;
  details?: Record<string, number | boolean>;
};

/** A line of the operators' log. */
export const operatorRecord = z.object({
  record_id: wholeNumber,
  // An action of a newer release is shown by its code.
  action: z.string(),
  actor: z.string(),
  actor_email: z.string().nullable(),
  tenant_id: z.string().nullable(),
  tenant_name: z.string().nullable(),
  subject: z.string().nullable(),
  reason: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  outcome,
  code: z.string().nullable(),
  created_at: z.string(),
});

/** An operator of now. */
export const operatorRow = z.object({ user_id: z.string(), email: z.string().nullable() });

/** A page of the log, newest first, and where the next one starts. */
export const operatorLog = z.object({
  records: z.array(operatorRecord),
  operators: z.array(operatorRow),
  next: z.string().nullable(),
});

/** What narrows the log: an operator, a tenant, a kind of act, what was not done alone. */
export const listOperationsRequest = z.strictObject({
  operator: z.uuid().exactOptional(),
  tenant_id: z.uuid().exactOptional(),
  action: operatorAction.exactOptional(),
  not_done: z.boolean().exactOptional(),
  before_record_id: z.string().regex(/^[1-9]\d{0,14}$/).transform(Number).exactOptional(),
  page_size: z.int().min(1).max(200).default(50),
});

export type OperatorAction = z.infer<typeof operatorAction>;
export type OperatorRecord = z.infer<typeof operatorRecord>;
export type Operator = z.infer<typeof operatorRow>;
export type ListOperationsRequest = z.infer<typeof listOperationsRequest>;
