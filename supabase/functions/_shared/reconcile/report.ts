import type { Finding, FreshFinding } from "../credits/reconcile-rows.ts";
import { asCreditError } from "../reply.ts";
import type { Step } from "./take-step.ts";

/** What a run did. busy: another one is at work. lost: another one took over. */
export type Report = {
  run_id: number | null;
  outcome: "busy" | "complete" | "partial" | "failed" | "lost";
  dry_run: boolean;
  looked_at: number;
  repaired: number;
  unable: number;
  findings: Finding[];
  error: string | null;
};

/** The report of a run that has done nothing yet. */
export function newReport(dry_run: boolean): Report {
  const counts = { looked_at: 0, repaired: 0, unable: 0 };
  return { run_id: null, outcome: "busy", dry_run, ...counts, findings: [], error: null };
}

/** What a step adds to the report of its run. */
export function tally({ lookedAt, findings, error }: Step) {
  const count = (result: FreshFinding["result"]) =>
    findings.filter((finding) => finding.result === result).length;
  return {
    ...{ looked_at: lookedAt, findings, repaired: count("repaired"), unable: count("unable") },
    error: error === null ? null : asCreditError(error).code,
  };
}
