import { type Cell, describeCell } from "./cell.ts";
import { formatTable } from "./format-table.ts";
import { middleOf, type Summary } from "./summary.ts";
import { boundOf } from "./workloads.ts";

/** What was measured of a cell; the field names are the JSON's. */
export type Result = Cell & {
  items_per_second: number;
  /** Items to the transactions of the bound, under the same load. */
  ratio_to_raw: number;
  p50_ms: number;
  p95_ms: number;
  p99_ms: number;
};

/** A cell and what each of its rounds did. */
export type MeasuredCell = { cell: Cell; rounds: Summary[] };

/** The medians of all cells and their ratios; every cell's bound must be among them. */
export function resultsOf(measured: readonly MeasuredCell[]): Result[] {
  const middles = measured.map(({ cell, rounds }) => ({ cell, middle: middleOf(rounds) }));
  return middles.map(({ cell, middle }) => {
    const bound = middles.find((other) =>
      other.cell.name === boundOf(cell.name) &&
      other.cell.clients === cell.clients &&
      other.cell.tenants === cell.tenants
    );
    if (bound === undefined) throw new Error(`Cannot compare ${describeCell(cell)}: no bound`);
    const { transactions_per_second, ...latencies } = middle;
    const items_per_second = transactions_per_second * cell.batch;
    return {
      ...cell,
      items_per_second,
      ratio_to_raw: items_per_second / bound.middle.transactions_per_second,
      ...latencies,
    };
  });
}

/** The results as a table for people, one line per cell; in JSON they are as they are. */
export function formatResults(results: readonly Result[]): string {
  return formatTable(
    [
      ...["workload", "tenants", "clients", "grants", "batch", "items/s", "of bound"],
      ...["p50 ms", "p95", "p99"],
    ],
    results.map((result) => [
      result.name,
      result.tenants,
      String(result.clients),
      String(result.grants),
      String(result.batch),
      result.items_per_second.toFixed(0),
      result.ratio_to_raw.toFixed(2),
      ...[result.p50_ms, result.p95_ms, result.p99_ms].map((value) => value.toFixed(2)),
    ]),
  );
}
