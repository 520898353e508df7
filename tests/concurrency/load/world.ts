import type { Request } from "./request.ts";

/** A deduct as its single request and as an item of a batch say it alike. */
export type Deduct = { tenant: string; key: string; amount: number };

/** What the clients know together: whom they work for, and what they may refer to. */
export type World = {
  tenants: readonly string[];
  /** The member who has a budget at the last tenant; null for a world without budgets. */
  member: string | null;
  holds: { tenant: string; hold: string }[];
  spendings: { tenant: string; entry: bigint }[];
  grants: { tenant: string; entry: bigint }[];
  /** Deducts that were sent, answered or not: a batch may contain their twins. */
  deducts: Deduct[];
  /** Requests that were sent, answered or not: another client may send them as well. */
  sent: Request[];
};

export function createWorld(tenants: readonly string[], member: string | null): World {
  return { tenants, member, holds: [], spendings: [], grants: [], deducts: [], sent: [] };
}

/** The last few: what happened long ago is over. */
export function latest<Item>(items: readonly Item[]): readonly Item[] {
  return items.slice(-24);
}
