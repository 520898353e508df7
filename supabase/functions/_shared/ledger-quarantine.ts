import { z } from "zod";
import { readDatabaseError } from "./credits/read-database-error.ts";
import { wholeNumber } from "./credits/ledger-rows.ts";
import { purchaseStatus } from "./credits/purchase-status.ts";
import { type LedgerClient, oneRow } from "./ledger-client.ts";

const quarantineCase = z.object({
  id: z.string(),
  reason: z.string(),
  tenant_id: z.uuid().nullable(),
  purchase_id: z.uuid().nullable(),
  event_type: z.string().nullable(),
  since: z.string(),
  purchase_status: purchaseStatus.nullable(),
  amount_credits: wholeNumber.nullable(),
  price_minor: wholeNumber.nullable(),
  currency: z.string().nullable(),
  stripe_session_id: z.string().nullable(),
  resolved_at: z.string().nullable(),
  resolution: z.string().nullable(),
  resolved_by: z.string().nullable(),
});

const resolution = z.object({
  resolved_at: z.string(),
  resolution: z.string(),
  resolved_by: z.string(),
  replayed: z.boolean(),
});

const freeze = z.object({
  tenant_id: z.uuid(),
  cause_id: z.string(),
  cause: z.enum(["dispute", "fraud_warning"]),
  purchase_id: z.uuid(),
  credit_type: z.string(),
  frozen_at: z.string(),
  lifted_at: z.string().nullable(),
  lift_reason: z.string().nullable(),
  lifted_by: z.string().nullable(),
});

const lifted = z.object({
  lifted_at: z.string(),
  lift_reason: z.string(),
  lifted_by: z.string(),
  is_frozen: z.boolean(),
});

/** A purchase or an event that waits for a person, or a person's decision about it. */
export type QuarantineCase = z.infer<typeof quarantineCase>;

/** The RPCs by which a person looks after what the product would not decide. */
export function ledgerQuarantine(supabaseAdmin: LedgerClient) {
  return {
    /** The cases that nobody has resolved, oldest first; one case alone, however it stands, by its id. */
    listQuarantine: async (
      request: { case_id?: string; include_resolved?: boolean },
    ): Promise<QuarantineCase[]> => {
      const { data, error } = await supabaseAdmin.rpc("rpc_credit_list_quarantine", request);
      if (error !== null) throw readDatabaseError(error);
      return z.array(quarantineCase).parse(data);
    },

    /** Puts a decision on record, once; a repetition answers with the first. */
    resolveQuarantine: async (decision: { case_id: string; reason: string; actor: string }) =>
      oneRow(resolution, await supabaseAdmin.rpc("rpc_credit_resolve_quarantine", decision)),

    listFreezes: async (request: { include_lifted?: boolean }) => {
      const { data, error } = await supabaseAdmin.rpc("rpc_credit_list_freezes", request);
      if (error !== null) throw readDatabaseError(error);
      return z.array(freeze).parse(data);
    },

    /** Lifts one freeze, once; is_frozen says whether another one stands. */
    liftFreeze: async (
      lift: { tenant_id: string; cause_id: string; reason: string; actor: string },
    ) => oneRow(lifted, await supabaseAdmin.rpc("rpc_credit_lift_freeze", lift)),
  };
}
