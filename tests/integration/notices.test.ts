import { describe, expect, it } from "vitest";
import { dispute, refund } from "../support/payments.ts";
import { openShop } from "../support/payment-shop.ts";
import {
  ALPENBLICK,
  createTestDatabase,
  NORDLICHT,
  type TestDatabase,
  USERS,
} from "../support/test-database.ts";

async function open(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await database.service`
    select public.rpc_credit_set_endpoint(${ALPENBLICK}, 'https://hooks.example/', ${USERS.owner})`;
  return database;
}

const claim = ({ service }: TestDatabase) =>
  service<{ notice_id: string; type: string; attempt: number; secret: string }[]>`
    select * from public.rpc_credit_claim_notices()`;

const typesOf = (notices: { type: string }[]) => notices.map(({ type }) => type);

async function move({ service }: TestDatabase, amount: number, key: string): Promise<void> {
  if (amount > 0) await service`select public.rpc_credit_topup(${ALPENBLICK}, ${amount}, ${key})`;
  else await service`select public.rpc_credit_deduct(${ALPENBLICK}, ${-amount}, ${key})`;
}

describe("a low balance", () => {
  it("is news once per crossing, and again after it has recovered", async () => {
    const database = await open();
    await move(database, 30, "a");
    await database.service`select public.rpc_credit_set_low_balance(${ALPENBLICK}, 20)`;
    expect(await claim(database)).toEqual([]);
    await move(database, -11, "b");
    expect(typesOf(await claim(database))).toEqual(["credits.low_balance"]);
    await move(database, -1, "c");
    expect(await claim(database)).toEqual([]);
    await move(database, 50, "d");
    expect(await claim(database)).toEqual([]);
    await move(database, -60, "e");
    expect(typesOf(await claim(database))).toEqual(["credits.low_balance"]);
  });

  it("counts what is held as gone, and what is due as expired", async () => {
    const database = await open();
    await move(database, 30, "a");
    await database.service`select public.rpc_credit_set_low_balance(${ALPENBLICK}, 20)`;
    expect(await claim(database)).toEqual([]);
    await database.service`select public.rpc_credit_hold(${ALPENBLICK}, 11, 'hold')`;
    expect(typesOf(await claim(database))).toEqual(["credits.low_balance"]);
  });
});

describe("the outbox", () => {
  it("leases a notice to one dispatcher, and repeats it when that one never answers", async () => {
    const database = await open();
    await database.owner`
      insert into billing.notices (tenant_id, type, data)
      select ${ALPENBLICK}, 'credits.topped_up', '{}' from generate_series(1, 40)`;

    const claims = await Promise.all([1, 2, 3].map(() => claim(database)));
    expect(claims.flat()).toHaveLength(40);
    expect(new Set(claims.flat().map(({ notice_id }) => notice_id)).size).toBe(40);
    expect(await claim(database)).toEqual([]);
    await database.owner`update billing.notices set next_attempt_at = now()`;
    expect((await claim(database)).map(({ attempt }) => attempt)).toEqual(Array(40).fill(2));
  });

  it("waits longer after every failure, gives up after the twelfth, and never repeats a success", async () => {
    const database = await open();
    const { owner, service } = database;
    await owner`
      insert into billing.notices (tenant_id, type, data)
      values (${ALPENBLICK}, 'credits.topped_up', '{}')`;
    const finish = (id: string, problem: string | null) =>
      service`select * from public.rpc_credit_finish_notice(${ALPENBLICK}, ${id}, ${problem})`;
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 12; attempt++) {
      const [notice] = await claim(database);
      await finish(notice?.notice_id ?? "", "status_500");
      const [row] = await owner<{ minutes: number }[]>`
        update billing.notices as n set next_attempt_at = now() from billing.notices as o
        where o.notice_id = n.notice_id
        returning round(extract(epoch from o.next_attempt_at - now()) / 60)::int as minutes`;
      pauses.push(row?.minutes ?? 0);
    }
    expect(pauses.slice(0, 11)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 480, 480]);
    expect(await claim(database)).toEqual([]);
    const [given] = await owner`select notice_id, state, last_problem from billing.notices`;
    expect(given).toMatchObject({ state: "given_up", last_problem: "status_500" });
    expect(await finish(given?.["notice_id"], null)).toEqual([]);
  });

  it("is empty for a tenant without an endpoint", async () => {
    const { owner, service } = await createTestDatabase();
    await owner`select billing.give_notice(${NORDLICHT}, 'credits.topped_up', '{}')`;
    expect(await service`select 1 from billing.notices`).toEqual([]);
  });

  it("shows its address and state to owners, to others nothing, and its secret to nobody", async () => {
    const database = await open();
    await database.owner`select billing.give_notice(${ALPENBLICK}, 'credits.topped_up', '{}')`;
    const seenBy = (user: string) =>
      database.asUser(user, (sql) => sql`select type from public.credit_notices`);
    expect(await seenBy(USERS.owner)).toHaveLength(1);
    expect(await seenBy(USERS.member)).toEqual([]);
    expect(await seenBy(USERS.stranger)).toEqual([]);
    for (const role of ["authenticated", "service_role", "anon"]) {
      const [may] = await database.owner`
        select has_column_privilege(${role}, 'billing.notice_endpoints', 'secret', 'select') as may`;
      expect(may).toEqual({ may: false });
    }
  });
});

describe("a purchase", () => {
  it("is told step by step to whom it concerns, and repeated news is no news", async () => {
    const shop = await openShop();
    await shop.service`
      select public.rpc_credit_set_endpoint(${ALPENBLICK}, 'https://hooks.example/')`;
    await shop.pay();
    const half = { refunds: [refund("re_1", 1250)] };
    await shop.say(half);
    await shop.say(half);
    await shop.say({ ...half, disputes: [dispute("du_1", "needs_response")] });
    await shop.say({ ...half, disputes: [dispute("du_1", "won")] });

    const told = await shop.owner`
      select type, (data ->> 'reversed_credits')::int as reversed
      from billing.notices order by created_at, type`;
    expect([...told]).toEqual([
      { type: "credits.topped_up", reversed: 0 },
      { type: "credits.reversed", reversed: 50 },
      { type: "account.frozen", reversed: null },
    ]);
    const records = await shop.owner`
      select action from billing.audit_records where action not in ('endpoint_set', 'purchase_started')
      order by record_id`;
    expect(records.map((record) => record["action"])).toEqual([
      ...["purchase_credited", "purchase_partially_reversed", "account_frozen", "freeze_lifted"],
    ]);
  });
});
