import { z } from "zod";
import {
  type Finding,
  finding,
  type FreshFinding,
  type PurchaseBooks,
  purchaseBooksRow,
  type Run,
  runRow,
  type StartedRun,
  startedRunRow,
  type Unfinished,
  unfinishedRow,
} from "./credits/reconcile-rows.ts";
import { allRows, type LedgerClient, oneRow } from "./ledger-client.ts";

/** What a run has done since it last said so, and where it stands; with an outcome it ends. */
export type Progress = {
  run_id: number;
  looked_at: number;
  repaired: number;
  unable: number;
  findings: FreshFinding[];
  lease_seconds: number;
  part: string | null;
  place: string | null;
  outcome?: "complete" | "partial" | "failed";
  error?: string;
};

/** The RPCs of the reconciler: its runs, and our side of what it compares. */
export function ledgerReconcile(supabaseAdmin: LedgerClient) {
  return {
    /** Takes the lease, or answers without a run while another one holds it. */
    startReconcile: async (
      run: { livemode: boolean; is_dry_run: boolean; lease_seconds: number },
    ): Promise<StartedRun> =>
      oneRow(startedRunRow, await supabaseAdmin.rpc("rpc_credit_start_reconcile", run)),

    /** Keeps progress and renews the lease, or says that it was lost; marks which findings are news. */
    saveReconcile: async (
      { part, place, ...progress }: Progress,
    ): Promise<{ kept: boolean; marked: Finding[] }> =>
      oneRow(
        z.object({ kept: z.boolean(), marked: z.array(finding) }),
        await supabaseAdmin.rpc("rpc_credit_save_reconcile", {
          ...progress,
          ...(part === null ? {} : { part }),
          ...(place === null ? {} : { place }),
        }),
      ),

    listUnfinished: async (
      { after, ...page }: {
        livemode: boolean;
        begun_before: string;
        after: string | null;
        page_size: number;
      },
    ): Promise<Unfinished[]> =>
      allRows(
        unfinishedRow,
        await supabaseAdmin.rpc("rpc_credit_list_unfinished", {
          ...page,
          ...(after === null ? {} : { after }),
        }),
      ),

    /** Our books of those of the purchases that exist. */
    readPurchases: async (
      ids: readonly { tenantId: string; purchaseId: string }[],
    ): Promise<PurchaseBooks[]> =>
      ids.length === 0 ? [] : allRows(
        purchaseBooksRow,
        await supabaseAdmin.rpc("rpc_credit_read_purchases", {
          tenant_ids: ids.map(({ tenantId }) => tenantId),
          purchase_ids: ids.map(({ purchaseId }) => purchaseId),
        }),
      ),

    /** The newest reports, or the one of a run. */
    listRuns: async ({ run_id }: { run_id?: number } = {}): Promise<Run[]> => {
      const all = supabaseAdmin.from("credit_reconcile_runs").select()
        .order("run_id", { ascending: false }).limit(20);
      return allRows(runRow, await (run_id === undefined ? all : all.eq("run_id", run_id)));
    },

    /** The reports of the last run and of the last complete one that repaired what it could. */
    readPulse: async (): Promise<{ last: Run | null; lastComplete: Run | null }> => {
      const newest = () =>
        supabaseAdmin.from("credit_reconcile_runs").select().order("run_id", { ascending: false })
          .limit(1);
      const [last, complete] = await Promise.all([
        newest(),
        newest().eq("outcome", "complete").eq("is_dry_run", false),
      ]);
      return {
        last: allRows(runRow, last)[0] ?? null,
        lastComplete: allRows(runRow, complete)[0] ?? null,
      };
    },
  };
}
