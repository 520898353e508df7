import type { Cell, WorkloadName } from "./cell.ts";

type Place = Pick<Cell, "clients" | "tenants">;
type Size = Partial<Pick<Cell, "grants" | "batch">>;

// In this order in every round: a cell and its bound are measured within half a minute.
const PLACES: readonly Place[] = [
  { clients: 1, tenants: "many" },
  { clients: 8, tenants: "many" },
  { clients: 32, tenants: "many" },
  { clients: 1, tenants: "one" },
  { clients: 8, tenants: "one" },
  { clients: 32, tenants: "one" },
];
const BUSY = PLACES.filter(({ clients }) => clients > 1);
/** Where the ledger's two limits show: the processors, and the row of a hot tenant. */
const LIMITS = BUSY.filter(({ clients, tenants }) => (clients === 8) === (tenants === "many"));
const MANY_AT_8 = PLACES.filter(({ clients, tenants }) => clients === 8 && tenants === "many");

function cellsOf(name: WorkloadName, places: readonly Place[], size: Size = {}): Cell[] {
  return places.map((place) => ({ name, grants: 1, batch: 1, ...place, ...size }));
}

/**
 * What `npm run bench` measures: a list and not the cross product, which would take an hour. A
 * further dimension (grants, the size of a batch) is varied where it can matter.
 */
export const FULL_CELLS: readonly Cell[] = inRounds([
  ...cellsOf("raw", PLACES),
  ...cellsOf("raw_read", PLACES),
  ...cellsOf("deduct", PLACES),
  ...cellsOf("deduct", LIMITS, { grants: 10 }),
  ...cellsOf("deduct", LIMITS, { grants: 100 }),
  ...cellsOf("deduct_batch", LIMITS, { batch: 1 }),
  ...cellsOf("deduct_batch", LIMITS, { batch: 10 }),
  ...cellsOf("deduct_batch", BUSY, { batch: 100 }),
  ...cellsOf("topup", PLACES),
  ...cellsOf("preflight", PLACES),
  ...cellsOf("preflight", LIMITS, { grants: 10 }),
  ...cellsOf("preflight", LIMITS, { grants: 100 }),
  ...cellsOf("hold_capture", PLACES),
  ...cellsOf("hold_release", MANY_AT_8),
  ...cellsOf("restore", MANY_AT_8),
  ...cellsOf("adjust", MANY_AT_8),
  ...cellsOf("reverse", MANY_AT_8),
  ...cellsOf("naive", BUSY),
]);

/** What `-- --quick` measures: every workload and size, without the idle machine's rows. */
export const QUICK_CELLS: readonly Cell[] = FULL_CELLS.filter(({ clients }) => clients > 1);

function inRounds(cells: readonly Cell[]): Cell[] {
  return PLACES.flatMap((place) =>
    cells.filter((cell) => cell.clients === place.clients && cell.tenants === place.tenants)
  );
}
