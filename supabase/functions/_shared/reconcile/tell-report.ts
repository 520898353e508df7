import type { Log } from "../log.ts";
import type { Report } from "./report.ts";

/** A line for each thing that differed and one for the run; a person is called for what is left. */
export function tellReport(log: Log, report: Report, request_id: string): void {
  for (const { result, reason, tenant_id, purchase_id } of report.findings) {
    log(result === "unable" ? "warn" : "info", "reconcile_found", {
      ...{ request_id, outcome: result, reason },
      ...(tenant_id === null ? {} : { tenant_id }),
      ...(purchase_id === null ? {} : { purchase_id }),
    });
  }
  const level = report.unable > 0 ? "alert" : report.outcome === "failed" ? "error" : "info";
  log(level, report.unable > 0 ? "reconcile_unable" : "reconcile_ended", {
    ...{ request_id, outcome: report.outcome },
    ...(report.error === null ? {} : { code: report.error }),
  });
}
