import type { Sample } from "./driver.ts";
import type { Workload } from "./workloads.ts";

/** One row of the table; the field names are the JSON's. */
export type Result = {
  name: Workload["name"];
  clients: number;
  tenants: "many" | "one";
  grants: number;
  batch: number;
  items_per_second: number;
  ratio_to_raw: number;
  p50_ms: number;
  p95_ms: number;
  p99_ms: number;
};

/** Throughput and latency percentiles of one sample. */
export function summarise({ latencies, seconds }: Sample) {
  const sorted = latencies.toSorted();
  const percentile = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return {
    items_per_second: latencies.length / seconds,
    p50_ms: percentile(0.5),
    p95_ms: percentile(0.95),
    p99_ms: percentile(0.99),
  };
}

/** The middle value; of an even number of values, the lower middle one. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

/** The results as a table for people: one line per cell, the ratio to the bound beside it. */
export function formatTable(results: readonly Result[]): string {
  const header = ["workload", "clients", "tenants", "items/s", "of bound", "p50 ms", "p95", "p99"];
  const rows = results.map((result) => [
    result.name,
    String(result.clients),
    result.tenants,
    result.items_per_second.toFixed(0),
    result.ratio_to_raw.toFixed(2),
    ...[result.p50_ms, result.p95_ms, result.p99_ms].map((value) => value.toFixed(2)),
  ]);
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0))
  );
  return [header, ...rows].map((row) =>
    row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
    ).join("  ")
  ).join("\n");
}
