import type { Cell } from "./cell.ts";
import { formatTable } from "./format-table.ts";
import type { Result } from "./results.ts";

/** What the product promises about its speed, and whether this run shows it. */
export type Requirement = { claim: string; asked: string; measured: number; isMet: boolean };

/** A requirement that a ratio is at least, or at most, so much. */
export function requirement(
  claim: string,
  comparison: "at least" | "at most",
  limit: number,
  measured: number,
): Requirement {
  const isMet = comparison === "at least" ? measured >= limit : measured <= limit;
  return { claim, asked: `${comparison} ${limit.toFixed(2)}`, measured, isMet };
}

/** The requirements that a full or quick run can judge; what was not measured is not met. */
export function judge(results: readonly Result[]): Requirement[] {
  const find = (wanted: Partial<Cell>) => {
    const all = { grants: 1, batch: 1, ...wanted };
    return results.find((result) =>
      result.name === all.name && result.clients === all.clients &&
      result.tenants === all.tenants && result.grants === all.grants && result.batch === all.batch
    );
  };
  const many = (name: Cell["name"], clients: number, grants = 1) =>
    find({ name, clients, grants, tenants: "many" });
  const hot = (name: Cell["name"], batch = 1) => find({ name, clients: 32, batch, tenants: "one" });
  const ratioOf = (result: Result | undefined) => result?.ratio_to_raw ?? Number.NaN;
  const between = (
    field: "items_per_second" | "p99_ms",
    result: Result | undefined,
    base: Result | undefined,
  ) => (result?.[field] ?? Number.NaN) / (base?.[field] ?? Number.NaN);

  return [
    requirement("deduct, many tenants, 8 clients", "at least", 0.5, ratioOf(many("deduct", 8))),
    requirement("deduct, many tenants, 32 clients", "at least", 0.5, ratioOf(many("deduct", 32))),
    requirement("deduct, one hot tenant, 32 clients", "at least", 1, ratioOf(hot("deduct"))),
    requirement(
      "its p99 to the bound's",
      "at most",
      0.5,
      between("p99_ms", hot("deduct"), hot("raw")),
    ),
    requirement(
      "p99 of deduct, many tenants, 8 clients, to the bound's",
      "at most",
      3,
      between("p99_ms", many("deduct", 8), many("raw", 8)),
    ),
    requirement(
      "batch of 100, one hot tenant, 32 clients, items",
      "at least",
      15,
      ratioOf(hot("deduct_batch", 100)),
    ),
    requirement(
      "preflight to a bare read, many tenants, 8 clients",
      "at least",
      0.5,
      ratioOf(many("preflight", 8)),
    ),
    requirement(
      "deduct with 100 live grants to 1, many tenants, 8 clients",
      "at least",
      0.95,
      between("items_per_second", many("deduct", 8, 100), many("deduct", 8)),
    ),
  ];
}

/** What is asked, what was measured, and whether it is enough, as a table for people. */
export function formatRequirements(requirements: readonly Requirement[]): string {
  return formatTable(
    ["of the bound, where nothing else is said", "asked", "measured", "met"],
    requirements.map(({ claim, asked, measured, isMet }) => [
      claim,
      asked,
      measured.toFixed(2),
      isMet ? "yes" : "no",
    ]),
  );
}
