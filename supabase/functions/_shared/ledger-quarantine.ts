import {
  type Freeze,
  freeze,
  liftedFreeze,
  type QuarantineCase,
  quarantineCase,
  resolution,
} from "./credits/quarantine-rows.ts";
import { allRows, type LedgerClient, oneRow } from "./ledger-client.ts";

/** The RPCs by which a person looks after what the product would not decide. */
export function ledgerQuarantine(supabaseAdmin: LedgerClient) {
  return {
    /** The cases that nobody has resolved, oldest first; one case alone, however it stands, by its id. */
    listQuarantine: async (
      request: { case_id?: string; include_resolved?: boolean },
    ): Promise<QuarantineCase[]> => {
      return allRows(
        quarantineCase,
        await supabaseAdmin.rpc("rpc_credit_list_quarantine", request),
      );
    },

    /** Puts a decision on record, once; a repetition answers with the first. */
    resolveQuarantine: async (decision: { case_id: string; reason: string; actor: string }) =>
      oneRow(resolution, await supabaseAdmin.rpc("rpc_credit_resolve_quarantine", decision)),

    listFreezes: async (request: { include_lifted?: boolean }): Promise<Freeze[]> => {
      return allRows(freeze, await supabaseAdmin.rpc("rpc_credit_list_freezes", request));
    },

    /** Lifts one freeze, once; is_frozen says whether another one stands. */
    liftFreeze: async (
      lift: { tenant_id: string; cause_id: string; reason: string; actor: string },
    ) => oneRow(liftedFreeze, await supabaseAdmin.rpc("rpc_credit_lift_freeze", lift)),
  };
}
