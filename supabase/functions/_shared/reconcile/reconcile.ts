import type { ReconcileRequest } from "../credits/reconcile-request.ts";
import type { Ledger } from "../ledger.ts";
import { asCreditError, causeMessage } from "../reply.ts";
import { partAt, placeOf } from "./cycle.ts";
import type { LookPorts } from "./look.ts";
import { newReport, type Report, tally } from "./report.ts";
import { type Step, takeStep } from "./take-step.ts";

const PAGE_SIZE = 50;
/** How much longer than its work a run keeps others out: what one slow page can take. */
const LEASE_MARGIN_SECONDS = 60;

export type ReconcilePorts = Omit<LookPorts, "ledger"> & {
  ledger: LookPorts["ledger"] & Pick<Ledger, "startReconcile" | "saveReconcile">;
  now: () => Date;
};

/**
 * Compares Stripe's objects with our books, page by page, and brings our books there by the webhook's
 * own code. One run at a time; within its bounds; the next one goes on where it stopped. Whatever
 * fails is in the report, and a run may be repeated at will.
 */
export async function reconcile(ports: ReconcilePorts, request: ReconcileRequest): Promise<Report> {
  const { ledger, livemode, log, now } = ports;
  const { dry_run: isDryRun, max_seconds, max_objects } = request;
  const lease_seconds = max_seconds + LEASE_MARGIN_SECONDS;
  const endsAt = now().getTime() + max_seconds * 1_000;
  const isTimeUp = () => now().getTime() >= endsAt;
  const tellFailure = (error: unknown) => {
    const failure = asCreditError(error);
    log("error", "reconcile_failed", { code: failure.code, message: causeMessage(failure) });
  };

  const run = await ledger.startReconcile({ livemode, is_dry_run: isDryRun, lease_seconds });
  const { run_id } = run;
  const report = newReport(isDryRun);
  if (run_id === null) return report;
  report.run_id = run_id;
  const coveredFrom = run.covered_from === null ? null : new Date(run.covered_from);

  for (let place = placeOf(run.part, run.place);;) {
    const limit = Math.min(PAGE_SIZE, max_objects - report.looked_at);
    const view = { limit, coveredFrom, now: now() };
    const step = await takeStep(ports, place, view, { isDryRun, isTimeUp, tellFailure });
    const { error, ...done } = tally(step);
    report.looked_at += done.looked_at;
    report.repaired += done.repaired;
    report.unable += done.unable;
    report.error = error;

    const outcome = outcomeOf(step, isTimeUp() || report.looked_at >= max_objects);
    const { kept, marked } = await ledger.saveReconcile({
      ...{ run_id, lease_seconds, ...done },
      part: step.next === null ? null : partAt(step.next).part,
      place: step.next?.after ?? null,
      ...(outcome === null ? {} : { outcome }),
      ...(error === null ? {} : { error }),
    });
    report.findings.push(...marked);
    if (!kept) return { ...report, outcome: "lost" };
    if (outcome !== null) return { ...report, outcome };
    place = step.next ?? place;
  }
}

function outcomeOf(step: Step, isSpent: boolean): "complete" | "partial" | "failed" | null {
  if (step.error !== null) return "failed";
  if (step.next === null) return "complete";
  return isSpent ? "partial" : null;
}
