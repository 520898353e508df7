import type { Random } from "./random.ts";
import { type Answer, answerOf, type Request, type Row } from "./request.ts";
import { latest, type World } from "./world.ts";

type Item = { tenant_id: string; idempotency_key: string; amount: number; actor?: string };
type ItemRow = Row & { item: number; code: string | null };

/**
 * A batch of deducts of the tenants in random order. Some items are twins of single deducts that may
 * be on their way at this moment, or of their neighbours; some cannot be read.
 */
export function batchOf(world: World, key: string, random: Random): Request {
  const items: Item[] = [];
  for (let index = random.between(1, 6); index > 0; index--) {
    const twin = random.onceIn(8) ? random.oneOf(latest(world.deducts)) : undefined;
    const neighbour = random.onceIn(8) ? random.oneOf(items) : undefined;
    items.push(
      twin === undefined
        ? neighbour ?? newItem(world, `${key} item ${index}`, random)
        : { tenant_id: twin.tenant, idempotency_key: twin.key, amount: twin.amount },
    );
  }
  return {
    send: async (sql) => {
      const rows = await sql<ItemRow[]>`
        select * from public.rpc_credit_deduct_batch(${sql.json(items)})`;
      return rows.map(({ item, code, ...row }): [string, Answer] => [
        items[item - 1]?.idempotency_key ?? "",
        code === null ? answerOf(row) : { refused: code },
      ]);
    },
  };
}

function newItem({ tenants, member }: World, key: string, random: Random): Item {
  return {
    tenant_id: random.oneOf(tenants) ?? "",
    idempotency_key: key,
    amount: random.onceIn(30) ? 0 : random.between(1, 5),
    ...(member !== null && random.onceIn(3) ? { actor: member } : {}),
  };
}
