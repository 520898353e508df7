import type { Cell, WorkloadName } from "./cell.ts";

type Place = Pick<Cell, "clients" | "tenants">;
type Size = Partial<Pick<Cell, "grants" | "batch">>;

// In this order in every round: a cell and its bound are measured within a minute.
const PLACES: readonly Place[] = [
  { clients: 1, tenants: "many" },
  { clients: 8, tenants: "many" },
  { clients: 32, tenants: "many" },
  { clients: 1, tenants: "one" },
  { clients: 8, tenants: "one" },
  { clients: 32, tenants: "one" },
];
const BUSY = PLACES.filter(({ clients }) => clients > 1);
const MANY_AT_8 = PLACES.filter(({ clients, tenants }) => clients === 8 && tenants === "many");
const MANY_AT_32 = PLACES.filter(({ clients, tenants }) => clients === 32 && tenants === "many");
const ONE_AT_32 = PLACES.filter(({ clients, tenants }) => clients === 32 && tenants === "one");
/** Where the ledger's two limits show: the processors, and the row of a hot tenant. */
const LIMITS = [...MANY_AT_8, ...ONE_AT_32];

function cellsOf(name: WorkloadName, places: readonly Place[], size: Size = {}): Cell[] {
  return places.map((place) => ({ name, grants: 1, batch: 1, ...place, ...size }));
}

/**
 * What `npm run bench` measures: a list and not the cross product, which would take an hour. A
 * further dimension (grants, the size of a batch) is varied where it can matter.
 */
export const FULL_CELLS: readonly Cell[] = inRounds([
  ...cellsOf("raw", PLACES),
  ...cellsOf("deduct", PLACES),
  ...cellsOf("deduct", LIMITS, { grants: 10 }),
  ...cellsOf("deduct", LIMITS, { grants: 100 }),
  ...cellsOf("deduct_batch", ONE_AT_32, { batch: 1 }),
  ...cellsOf("deduct_batch", ONE_AT_32, { batch: 10 }),
  ...cellsOf("deduct_batch", BUSY, { batch: 100 }),
  ...cellsOf("topup", PLACES),
  ...cellsOf("raw_read", PLACES),
  ...cellsOf("preflight", PLACES),
  ...cellsOf("preflight", MANY_AT_8, { grants: 10 }),
  ...cellsOf("preflight", MANY_AT_8, { grants: 100 }),
  ...cellsOf("hold_capture", PLACES),
  ...cellsOf("hold_release", MANY_AT_8),
  ...cellsOf("restore", MANY_AT_8),
  ...cellsOf("adjust", MANY_AT_8),
  ...cellsOf("reverse", MANY_AT_8),
  ...cellsOf("naive", LIMITS),
]);

/** What `-- --quick` measures: every workload and size, without the idle machine's rows. */
export const QUICK_CELLS: readonly Cell[] = FULL_CELLS.filter(({ clients }) => clients > 1);

/**
 * The order of a round. What most is required of, and its bound, are measured again at the end of
 * their place, as a machine's speed moves within seconds: most often where the processors are the
 * limit.
 */
export function visitsOf<Placed extends { cell: Cell }>(placed: readonly Placed[]): Placed[] {
  return PLACES.flatMap((place) => {
    const here = placed.filter(({ cell }) => isAt(place, cell));
    const deducts = here.filter(({ cell }) => isDeductOrBound(cell));
    const ofManyGrants = here.filter(({ cell }) => cell.name === "deduct" && cell.grants === 100);
    const preflights = here.filter(({ cell }) => isPreflightOrBound(cell));
    if (MANY_AT_8.includes(place)) return [...here, ...deducts, ...ofManyGrants, ...preflights];
    if (MANY_AT_32.includes(place)) return [...here, ...deducts, ...deducts];
    return ONE_AT_32.includes(place) ? [...here, ...deducts] : here;
  });
}

function inRounds(cells: readonly Cell[]): Cell[] {
  return PLACES.flatMap((place) => cells.filter((cell) => isAt(place, cell)));
}

function isAt(place: Place, cell: Cell): boolean {
  return cell.clients === place.clients && cell.tenants === place.tenants;
}

function isDeductOrBound({ name, grants }: Cell): boolean {
  return name === "raw" || (name === "deduct" && grants === 1);
}

function isPreflightOrBound({ name, grants }: Cell): boolean {
  return name === "raw_read" || (name === "preflight" && grants === 1);
}
