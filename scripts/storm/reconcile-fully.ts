import type { Customers } from "./customers.ts";
import { runReconciler } from "./run-reconciler.ts";

/** What reconciliation did: how often it ran, what it repaired by reason, what it could not. */
export type Reconciliation = { runs: number; repaired: Map<string, number>; unable: string[] };

const MOST_RUNS = 100;

/** Runs the reconciler, as the scheduler does, until a cycle is complete and finds nothing to repair. */
export async function reconcileFully(customers: Customers): Promise<Reconciliation> {
  const done: Reconciliation = { runs: 0, repaired: new Map(), unable: [] };
  for (;;) {
    done.runs += 1;
    const { outcome, repaired, findings } = await runReconciler(customers);
    done.unable = [];
    for (const { result, part, reason, tenant_id } of findings) {
      // What an earlier storm on this stack left behind is none of this one's.
      if (tenant_id !== null && !customers.tenantIds.includes(tenant_id)) continue;
      const what = `${part}: ${reason}`;
      if (result === "repaired") done.repaired.set(what, (done.repaired.get(what) ?? 0) + 1);
      else done.unable.push(what);
    }
    if (outcome === "complete" && repaired === 0) return done;
    if (done.runs === MOST_RUNS) throw new Error(`Cannot reconcile: still ${outcome} at the end`);
  }
}
