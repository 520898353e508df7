import type { Log } from "../log.ts";
import type { Report } from "./report.ts";

/**
 * A line for each thing that differed and one for the run. A person is called for what is left, once
 * a day and object: it stays in every run until somebody has acted.
 */
export function tellReport(log: Log, report: Report, request_id: string): void {
  const news = report.findings.filter(({ told_before: isKnown }) => !isKnown);
  for (const { result, reason, tenant_id, purchase_id } of news) {
    log(result === "unable" ? "warn" : "info", "reconcile_found", {
      ...{ request_id, outcome: result, reason },
      ...(tenant_id === null ? {} : { tenant_id }),
      ...(purchase_id === null ? {} : { purchase_id }),
    });
  }
  const isNews = news.some(({ result }) => result === "unable");
  const level = isNews ? "alert" : report.outcome === "failed" ? "error" : "info";
  log(level, isNews ? "reconcile_unable" : "reconcile_ended", {
    ...{ request_id, outcome: report.outcome },
    ...(report.error === null ? {} : { code: report.error }),
  });
}
