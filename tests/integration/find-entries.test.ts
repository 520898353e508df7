import { describe, expect, it } from "vitest";
import {
  ALPENBLICK,
  createTestDatabase,
  type Sql,
  type TestDatabase,
  USERS,
} from "../support/test-database.ts";

type Page = { entries: { entry_id: number; kind: string }[]; next_before: bigint | null };

const find = async (sql: Sql, filter: string): Promise<Page> => {
  const [page] = await sql.unsafe<Page[]>(
    `select entries, next_before from public.rpc_credit_find_entries('${ALPENBLICK}', ${filter})`,
  );
  return page ?? { entries: [], next_before: null };
};

/** So many deducts in which every tenth is a fax by the member, an hour apart, from 2100 on. */
async function longHistory({ owner, service }: TestDatabase, length: number): Promise<void> {
  await service`select public.rpc_credit_topup(${ALPENBLICK}, ${length}, 'opening')`;
  await owner`
    insert into credits.entries (
      tenant_id, credit_type, kind, amount_credits, balance_after, held_after, spent_credits,
      spent_total_after, version, idempotency_key, request_fingerprint, action, actor, metadata,
      created_at
    )
    select ${ALPENBLICK}, 'credit', 'deduct', -1, ${length}::bigint - n, 0, 1, n, n + 1,
      'deduct ' || n, '',
      case when n % 10 = 0 then 'fax' else 'email' end,
      case when n % 10 = 0 then ${USERS.member}::uuid end,
      '{}', '2100-01-01T00:00:00Z'::timestamptz + n * interval '1 hour'
    from generate_series(1, ${length}::bigint) as n`;
}

describe("the filtered history", () => {
  it("finds by kind, action, actor and time, page by page to the end", async () => {
    const database = await createTestDatabase();
    await longHistory(database, 1000);
    const { service } = database;

    expect((await find(service, "kinds => '{topup}'")).entries).toHaveLength(1);
    expect((await find(service, "action => 'fax', page_size => 500")).entries).toHaveLength(100);
    expect((await find(service, `actor => '${USERS.member}', page_size => 500`)).entries)
      .toHaveLength(100);
    expect(
      (await find(
        service,
        "since => '2100-01-02T00:00:00Z', until => '2100-01-03T00:00:00Z', action => 'fax'",
      )).entries,
    ).toHaveLength(2);
    expect(await find(service, "since => '2200-01-01T00:00:00Z'"))
      .toEqual({ entries: [], next_before: null });
    expect(await find(service, "until => '2000-01-01T00:00:00Z'"))
      .toEqual({ entries: [], next_before: null });

    const seen: number[] = [];
    for (let cursor: bigint | null = null, pages = 0; pages < 9; pages++) {
      const page: Page = await find(
        service,
        `action => 'fax', page_size => 30, before_entry_id => ${cursor}`,
      );
      seen.push(...page.entries.map(({ entry_id }) => entry_id));
      cursor = page.next_before;
      if (cursor === null) break;
    }
    expect(seen).toHaveLength(100);
    expect(seen).toEqual(seen.toSorted((a, b) => b - a));
  });

  it("looks at a bounded part per page, and says where to go on", async () => {
    const database = await createTestDatabase();
    await longHistory(database, 25_000);
    const first = await find(database.service, "action => 'letter'");
    expect(first.entries).toEqual([]);
    expect(first.next_before).not.toBeNull();
    expect(
      await find(
        database.service,
        `action => 'letter', before_entry_id => ${first.next_before}`,
      ),
    ).toEqual({ entries: [], next_before: null });
    // rare kinds are found at once, however many deducts came since
    expect((await find(database.service, "kinds => '{topup}'")).entries).toHaveLength(1);
  });
});
