import { reconcileRequest } from "../../supabase/functions/_shared/credits/reconcile-request.ts";
import { reconcile } from "../../supabase/functions/_shared/reconcile/reconcile.ts";
import { Misuse, required } from "./misuse.ts";
import type { Operations } from "./open-operations.ts";

type Options = { "dry-run": boolean };

/** reconcile run | list | show: answers with what to print. A run is one like the scheduler's. */
export async function reconcileCommand(
  { ledger, stripePorts }: Operations,
  verb: string | undefined,
  id: string | undefined,
  options: Options,
): Promise<unknown> {
  switch (verb) {
    case "run": {
      const request = reconcileRequest.parse({ dry_run: options["dry-run"], max_seconds: 120 });
      return await reconcile({ ...stripePorts(), now: () => new Date() }, request);
    }
    case "list": {
      const runs = await ledger.listRuns();
      return runs.map(({ findings: _, livemode: __, ...run }) => run);
    }
    case "show": {
      const run_id = Number(required(id, "the id of a run"));
      if (!Number.isSafeInteger(run_id)) throw new Misuse("Cannot find a run: its id is a number");
      const [run] = await ledger.listRuns({ run_id });
      if (run === undefined) throw new Misuse(`Cannot find run ${id}: they are kept for 90 days`);
      return run;
    }
    default:
      throw new Misuse("Cannot tell what to do about reconciling: run, list or show");
  }
}
