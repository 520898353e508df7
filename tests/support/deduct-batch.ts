import { expect } from "vitest";
import type { TenantBooks } from "./tenant-books.ts";

/** What a batch answers for one item. */
export type ItemRow = {
  item: number;
  outcome: string;
  code: string | null;
  message: string | null;
  hint: string | null;
  entry_id: bigint | null;
  balance: bigint | null;
  available: bigint | null;
  replayed: boolean | null;
};

/** An item of one credit for this tenant, unless told otherwise. */
export function itemOf({ tenant }: TenantBooks, key: string, amount = 1, rest: object = {}) {
  return { tenant_id: tenant, amount, idempotency_key: key, ...rest };
}

/** Sends a batch as it is, right or wrong. */
export async function sendBatch({ service }: TenantBooks, items: unknown): Promise<ItemRow[]> {
  const rows = await service<ItemRow[]>`
    select * from public.rpc_credit_deduct_batch(${JSON.stringify(items)}::text::jsonb)`;
  return [...rows];
}

/** How each item went, in order: the balance after it, or the code of its refusal. */
export async function outcomesOf(
  books: TenantBooks,
  items: readonly unknown[],
): Promise<(number | string)[]> {
  const rows = await sendBatch(books, items);
  expect(rows.map(({ item }) => item)).toEqual(items.map((_, index) => index + 1));
  return rows.map(({ code, balance }) => code ?? Number(balance));
}
