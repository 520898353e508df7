import { describe, expect, it } from "vitest";
import { openShop } from "../support/payment-shop.ts";
import { dispute, refund } from "../support/payments.ts";
import {
  ALPENBLICK,
  createTestDatabase,
  NORDLICHT,
  refusal,
  type Sql,
  type TestDatabase,
  USERS,
} from "../support/test-database.ts";

/** What Realtime offers, as far as we use it; the rest of it is not here. */
async function pretendRealtime(owner: Sql): Promise<void> {
  await owner.unsafe(`
    create schema realtime;
    grant usage on schema realtime to authenticated;
    create table realtime.messages (
      topic text not null, extension text not null, payload jsonb, event text, private boolean
    );
    alter table realtime.messages enable row level security;
    grant select, insert on realtime.messages to authenticated;
    create function realtime.topic() returns text language sql stable
    as $$ select nullif(current_setting('realtime.topic', true), '') $$;
    create function realtime.send(
      payload jsonb, event text, topic text, private boolean default true
    ) returns void language sql
    as $$ insert into realtime.messages values ($3, 'broadcast', $1, $2, $4) $$;
    select billing.open_live_updates();`);
}

const told = async (owner: Sql): Promise<unknown[]> => [
  ...await owner`select topic, event, payload, private from realtime.messages`,
];

const TO_ALPENBLICK = {
  ...{ topic: `tenant:${ALPENBLICK}`, event: "changed", payload: {}, private: true },
};

/** Whether Realtime would let the user join: it asks its own table, with the topic in a setting. */
const mayJoin = ({ asUser }: TestDatabase, user: string, topic: string) =>
  asUser(user, async (sql) => {
    await sql`select set_config('realtime.topic', ${topic}, true)`;
    return (await sql`select 1 from realtime.messages limit 1`).length === 1;
  });

describe("without Realtime", () => {
  it("nothing is opened, there is no topic, and payments go their way", async () => {
    const shop = await openShop();
    const opened = await shop.owner`select billing.open_live_updates() as opened`;
    await shop.pay();
    const live = await shop.asUser(
      USERS.member,
      (sql) => sql<{ topic: string | null }[]>`select topic from public.credit_live`,
    );

    expect([...opened]).toEqual([{ opened: false }]);
    expect([...live]).toEqual([{ topic: null }]);
    expect(await shop.balance()).toBe(100n);
  });
});

describe("with Realtime", () => {
  it("every step of a purchase, a grant and a freeze is told without saying what it is", async () => {
    const shop = await openShop();
    await pretendRealtime(shop.owner);
    await shop.pay();
    expect((await told(shop.owner)).length).toBeGreaterThan(0);
    expect(new Set((await told(shop.owner)).map((message) => JSON.stringify(message))))
      .toEqual(new Set([JSON.stringify(TO_ALPENBLICK)]));

    for (
      const news of [
        { refunds: [refund("re_1", 1_000)] },
        { disputes: [dispute("dp_1", "needs_response")] },
      ]
    ) {
      await shop.owner`delete from realtime.messages`;
      await shop.say(news);
      expect((await told(shop.owner)).length, JSON.stringify(news)).toBeGreaterThan(0);
    }
    await shop.owner`delete from realtime.messages`;
    await shop.service`select public.rpc_credit_topup(${ALPENBLICK}, 5, 'gift')`;
    expect(await told(shop.owner)).toEqual([TO_ALPENBLICK]);
  });

  it("a deduct, a hold and its capture tell nobody anything, settlement included", async () => {
    const { owner, service } = await createTestDatabase();
    await pretendRealtime(owner);
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 500, 'opening')`;
    await owner`delete from realtime.messages`;
    await service`select public.rpc_credit_deduct(${ALPENBLICK}, 1, 'deduct')`;
    const [hold] = await service<{ hold_id: string }[]>`
      select hold_id from public.rpc_credit_hold(${ALPENBLICK}, 5, 'hold')`;
    await service`select public.rpc_credit_capture(
      ${ALPENBLICK}, ${hold?.hold_id ?? ""}, 3, 'capture')`;
    await service`select public.rpc_credit_deduct_batch(${
      service.json([{ tenant_id: ALPENBLICK, amount: 1, idempotency_key: "item" }])
    })`;
    await owner`select credits.settle(${ALPENBLICK}, 'credit')`;

    expect(await told(owner)).toEqual([]);
  });

  it("a member may join their tenant's channel, nobody another's, and no topic is an error", async () => {
    const database = await createTestDatabase();
    await pretendRealtime(database.owner);
    await database.service`select public.rpc_credit_topup(${ALPENBLICK}, 5, 'k')`;
    const join = (user: string, topic: string) => mayJoin(database, user, topic);

    expect(await join(USERS.member, `tenant:${ALPENBLICK}`)).toBe(true);
    expect(await join(USERS.stranger, `tenant:${ALPENBLICK}`)).toBe(false);
    expect(await join(USERS.member, `tenant:${NORDLICHT}`)).toBe(false);
    for (const topic of ["", "tenant:", "tenant:x", ALPENBLICK, `tenant:${ALPENBLICK}:x`]) {
      expect(await join(USERS.member, topic), topic).toBe(false);
    }
    await database.owner`delete from public.tenant_members where user_id = ${USERS.member}`;
    expect(await join(USERS.member, `tenant:${ALPENBLICK}`)).toBe(false);
  });

  it("members may not speak on the channel", async () => {
    const { owner, asUser } = await createTestDatabase();
    await pretendRealtime(owner);
    const speak = asUser(USERS.owner, async (sql) => {
      await sql`select set_config('realtime.topic', ${`tenant:${ALPENBLICK}`}, true)`;
      return await sql`insert into realtime.messages values (${`tenant:${ALPENBLICK}`}, 'broadcast')`;
    });

    expect(await refusal(speak)).toBe("42501");
  });

  it("opening again changes nothing, and a Realtime that fails stops no payment", async () => {
    const shop = await openShop();
    await pretendRealtime(shop.owner);
    await shop.owner`select billing.open_live_updates()`;
    expect(await shop.owner`select 1 from pg_policies where schemaname = 'realtime'`)
      .toHaveLength(1);
    await shop.owner`drop function realtime.send`;
    await shop.pay();

    expect(await shop.balance()).toBe(100n);
  });
});

describe("credit_live", () => {
  it("moves with every change a member can see, a deduct's as well", async () => {
    const shop = await openShop();
    const changedAt = async () => {
      const [row] = await shop.asUser(
        USERS.member,
        (sql) => sql<{ changed_at: string }[]>`select changed_at::text from public.credit_live`,
      );
      return row?.changed_at;
    };
    const seen = [await changedAt()];
    for (
      const change of [
        () => shop.pay(),
        () => shop.spend(1),
        () => shop.say({ refunds: [refund("re_1", 1_000)] }),
        () => shop.say({ disputes: [dispute("dp_1", "needs_response")] }),
      ]
    ) {
      await change();
      seen.push(await changedAt());
    }

    expect(new Set(seen).size).toBe(5);
  });
});
