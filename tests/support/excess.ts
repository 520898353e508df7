import type { PlanWatch } from "./watch-plans.ts";

/**
 * What a statement may read of a tenant that has twenty thousand entries: rows, and blocks; and how many
 * others it may run within functions: more, and one is asked anew for every row.
 */
export type Limit = { rows: number; blocks: number; statements: number };

export const ONE: Limit = { rows: 8, blocks: 40, statements: 60 };
/** A page of fifty with what dresses it: action, grant, purchase. */
export const PAGE: Limit = { rows: 160, blocks: 450, statements: 60 };
/** Of a tenant's 401 grants each is read once where its fate is told and once where it is shown. */
export const GRANTS: Limit = { rows: 850, blocks: 2100, statements: 60 };

/** Runs the work and names every statement in it that read more than it may. */
export async function excess(
  { readings }: PlanWatch,
  name: string,
  work: PromiseLike<unknown>,
  limit: Limit,
): Promise<string[]> {
  await work;
  const all = readings();
  if (all.length === 0) return [`${name}: no plan was seen`];
  if (all.length > limit.statements) return [`${name}: ${all.length} statements`];
  return all.filter(({ rows, blocks }) => rows > limit.rows || blocks > limit.blocks)
    .map(({ rows, blocks, scans, query }) =>
      `${name}: ${rows} rows, ${blocks} blocks (${scans.join(", ")}): ${query.slice(0, 120)}`
    );
}
