/** Counts what happened while a storm is played. */
export type Tally = {
  count(kind: string): void;
  /** A deduct that was acknowledged, or null for one that was refused. */
  spent(tenantId: string, amountCredits: number | null): void;
  counts: ReadonlyMap<string, number>;
  spentByTenant: ReadonlyMap<string, number>;
};

/** A tally of nothing yet. */
export function createTally(): Tally {
  const counts = new Map<string, number>();
  const spentByTenant = new Map<string, number>();
  const count = (kind: string) => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  };
  return {
    ...{ counts, spentByTenant, count },
    spent: (tenantId, amountCredits) => {
      count(amountCredits === null ? "deducts refused" : "deducts taken");
      if (amountCredits === null) return;
      spentByTenant.set(tenantId, (spentByTenant.get(tenantId) ?? 0) + amountCredits);
    },
  };
}
