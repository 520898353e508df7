import { describe, expect, it } from "vitest";
import {
  ALPENBLICK,
  brokenRules,
  createTestDatabase,
  NORDLICHT,
  refusal,
  USERS,
} from "../support/test-database.ts";

describe("an idempotency key", () => {
  it("returns the first result for ever, whatever happened since", async () => {
    const database = await createTestDatabase();
    const { owner, service } = database;
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 100, 'opening')`;
    const deduct = () =>
      service`select * from public.rpc_credit_deduct(${ALPENBLICK}, null, 'k', action => 'letter')`;

    const [first] = await deduct();
    await service`select public.rpc_credit_deduct(${ALPENBLICK}, 50, 'other')`;
    await owner`update credits.actions set amount_credits = 9, is_active = false where action = 'letter'`;
    const [again] = await deduct();

    expect(first).toMatchObject({ balance: 95n, available: 95n, replayed: false });
    expect(again).toEqual({ ...first, replayed: true });
    expect(await brokenRules(database)).toEqual([]);
  });

  it("is refused for any other request", async () => {
    const { service } = await createTestDatabase();
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 100, 'k')`;
    await service`select public.rpc_credit_deduct(${ALPENBLICK}, 5, 'd', action => 'letter')`;
    const topup = (rest: string) =>
      refusal(service.unsafe(`select public.rpc_credit_topup('${ALPENBLICK}', ${rest})`));
    const deduct = (rest: string) =>
      refusal(service.unsafe(`select public.rpc_credit_deduct('${ALPENBLICK}', ${rest})`));

    expect(await topup("101, 'k'")).toBe("PT409 key_reused");
    expect(await topup("100, 'k', source => 'promotion'")).toBe("PT409 key_reused");
    expect(await topup("100, 'k', source_ref => 'x'")).toBe("PT409 key_reused");
    expect(await topup(`100, 'k', metadata => '{"a": 1}'`)).toBe("PT409 key_reused");
    expect(await deduct("100, 'k'")).toBe("PT409 key_reused");
    expect(await deduct("6, 'd', action => 'letter'")).toBe("PT409 key_reused");
    expect(await deduct("5, 'd', action => 'fax'")).toBe("PT409 key_reused");
    expect(await deduct("5, 'd', action => 'letter', quantity => 2")).toBe("PT409 key_reused");
    expect(await deduct("5, 'd', action => 'letter', reference => 'r'")).toBe("PT409 key_reused");
    expect(await deduct(`5, 'd', action => 'letter', metadata => '{"a": 1}'`)).toBe(
      "PT409 key_reused",
    );
    expect(await deduct(`5, 'd', action => 'letter', actor => '${USERS.member}'`)).toBe(
      "PT409 key_reused",
    );
    expect(await deduct("5, 'd', 'sms', action => 'letter'")).toBe("PT409 key_reused");
    expect(await topup("5, 'd'")).toBe("PT409 key_reused");
    expect(await deduct("5, 'd', action => 'letter'")).toBe("accepted");
    // The price list says 5 as well, but one of the two names its amount.
    expect(await deduct("null, 'd', action => 'letter'")).toBe("PT409 key_reused");
    expect(await deduct("null, 'by the list', action => 'letter'")).toBe("accepted");
    expect(await deduct("5, 'by the list', action => 'letter'")).toBe("PT409 key_reused");
    expect(await deduct("null, 'by the list', action => 'letter'")).toBe("accepted");
  });

  it("is sorted by its bytes, however the server sorts words", async () => {
    const { owner } = await createTestDatabase();
    const [key] = await owner`
      select c.collname from pg_catalog.pg_attribute as a
      join pg_catalog.pg_collation as c on c.oid = a.attcollation
      where a.attrelid = 'credits.entries_idempotency_key_is_unique'::regclass
        and a.attname = 'idempotency_key'`;
    expect(key).toEqual({ collname: "C" });
  });

  it("belongs to one tenant: another may use the same", async () => {
    const { service } = await createTestDatabase();
    for (const tenant of [ALPENBLICK, NORDLICHT]) {
      const [receipt] = await service`select * from public.rpc_credit_topup(${tenant}, 7, 'k')`;
      expect(receipt).toMatchObject({ balance: 7n, replayed: false });
    }
  });

  it("may not pretend to be the product's own, so that nobody can block an expiry or a purchase", async () => {
    const { service } = await createTestDatabase();
    for (const verb of ["topup", "deduct"]) {
      expect(
        await refusal(service.unsafe(
          `select public.rpc_credit_${verb}('${ALPENBLICK}', 1, 'internal:expire:x')`,
        )),
      ).toBe("PT400 malformed_request");
    }
  });

  it("means the same request whatever the session's time zone", async () => {
    const { service } = await createTestDatabase();
    const topup = (zone: string) =>
      service.begin(async (sql) => {
        await sql`select set_config('timezone', ${zone}, true)`;
        const [receipt] = await sql`select * from public.rpc_credit_topup(
          ${ALPENBLICK}, 5, 'k', expires_at => '2100-01-01T00:00:00Z')`;
        return receipt;
      });
    expect(await topup("UTC")).toMatchObject({ replayed: false });
    expect(await topup("Asia/Tokyo")).toMatchObject({ replayed: true });
  });

  it("is found without reading the tenant's history, whatever the statistics say", async () => {
    const { owner, service } = await createTestDatabase();
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 10000, 'opening')`;
    await owner`
      insert into credits.entries (
        tenant_id, credit_type, kind, amount_credits, balance_after, held_after,
        spent_total_after, version, idempotency_key, request_fingerprint, metadata
      )
      select md5(n::text)::uuid, 'credit', 'topup', 1, 1, 0, 0, 1, repeat(md5(n::text), 7), '', '{}'
      from generate_series(1, 20000) as n`;
    // One entry per tenant and long keys: now the primary key looks as selective as the unique key,
    // and is smaller.
    await owner`analyze credits.entries`;
    const reads = async () => {
      await owner`select pg_stat_force_next_flush()`;
      const [row] = await owner<{ reads: number }[]>`
        select idx_tup_read::int as reads from pg_stat_user_indexes
        where indexrelname = 'entries_pkey'`;
      return row?.reads ?? -1;
    };
    const before = await reads();
    await service.begin(async (sql) => {
      for (let n = 0; n < 100; n++) {
        await sql`select public.rpc_credit_deduct(${ALPENBLICK}, 1, ${`deduct ${n}`})`;
      }
      await sql`select pg_stat_force_next_flush()`;
    });
    expect(await reads()).toBe(before);
  });

  it("cannot be used to pass a grant off as a purchase", async () => {
    const { service } = await createTestDatabase();
    expect(
      await refusal(service`
      select public.rpc_credit_topup(${ALPENBLICK}, 1, 'k', source => 'purchase', source_ref => 'p')
    `),
    ).toBe("PT400 malformed_request");
  });
});
