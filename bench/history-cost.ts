import type { Cell } from "./cell.ts";
import { formatTable } from "./format-table.ts";
import type { Books } from "./prepare.ts";
import { type Requirement, requirement } from "./requirements.ts";
import type { MeasuredCell } from "./results.ts";
import { middleOf } from "./summary.ts";

/** A cell that was measured on the database without a history, or on the one with it. */
export type HistoryCell = MeasuredCell & { place: "no history" | "history" };

const PLACES = [
  { clients: 1, tenants: "many" },
  { clients: 8, tenants: "many" },
  { clients: 32, tenants: "many" },
  { clients: 32, tenants: "one" },
] as const;

/** What both databases are asked. raw knows no history: how far it is from 1 is the noise. */
export const HISTORY_CELLS: readonly Cell[] = [
  { name: "raw" as const, clients: 8, tenants: "many" as const, grants: 1, batch: 1 },
  ...PLACES.map((place) => ({ name: "deduct" as const, ...place, grants: 1, batch: 1 })),
  { name: "preflight" as const, clients: 8, tenants: "many" as const, grants: 1, batch: 1 },
];

/** The same tenants with the grants they were given and no more: two topups each. */
export function booksOfBeginners(tenants: number): Books[] {
  return [{ pool: "live-1", firstTenant: 1, lastTenant: tenants, grants: 2, entries: 2 }];
}

/**
 * At least so many entries of so many tenants. The first tenant, which is the one of the loads on
 * one tenant, has a tenth of them; the others share the rest, every second with a hold still open.
 */
export function booksOfYears({ entries, tenants }: { entries: number; tenants: number }): Books[] {
  const hot = Math.max(Math.floor(entries / 10), 2);
  const share = Math.max(Math.ceil((entries - hot) / (tenants - 1)), 10);
  const longer = Math.ceil(share / 10) * 10;
  const half = 1 + Math.ceil((tenants - 1) / 2);
  const books = { pool: "live-1" as const, grants: 2 };
  return [
    { ...books, firstTenant: 1, lastTenant: 1, entries: hot },
    { ...books, firstTenant: 2, lastTenant: half, entries: longer },
    { ...books, firstTenant: half + 1, lastTenant: tenants, entries: 2 * share - longer },
  ];
}

/** Throughput with a history to throughput without one. */
function historyRatio(measured: readonly HistoryCell[], cell: Cell): number {
  const at = (place: HistoryCell["place"]) => throughput(measured, cell, place);
  return at("history") / at("no history");
}

/** What the product promises: a deduct does not grow slower with the ledger. */
export function historyRequirement(measured: readonly HistoryCell[]): Requirement {
  const cell = HISTORY_CELLS.find(({ name, clients, tenants }) =>
    name === "deduct" && clients === 8 && tenants === "many"
  );
  const ratio = cell === undefined ? Number.NaN : historyRatio(measured, cell);
  return requirement("deduct, many tenants, 8 clients: history to none", "at least", 0.85, ratio);
}

/** One line per cell: transactions a second without and with a history, and their ratio. */
export function formatHistory(measured: readonly HistoryCell[]): string {
  return formatTable(
    ["workload", "tenants", "clients", "no history /s", "history /s", "ratio"],
    HISTORY_CELLS.map((cell) => [
      cell.name,
      cell.tenants,
      String(cell.clients),
      throughput(measured, cell, "no history").toFixed(0),
      throughput(measured, cell, "history").toFixed(0),
      historyRatio(measured, cell).toFixed(2),
    ]),
  );
}

function throughput(
  measured: readonly HistoryCell[],
  cell: Cell,
  place: HistoryCell["place"],
): number {
  const found = measured.find((one) => one.cell === cell && one.place === place);
  return found === undefined ? Number.NaN : middleOf(found.rounds).transactions_per_second;
}
