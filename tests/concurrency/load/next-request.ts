import type { Sql } from "../../support/test-database.ts";
import { batchOf } from "./batch-request.ts";
import type { Random } from "./random.ts";
import { read, type Request, type Row, write } from "./request.ts";
import { latest, type World } from "./world.ts";

type Maker = (world: World, tenant: string, key: string, random: Random) => Request;

/** Where the world has nothing to refer to yet, an id that nobody has. */
const NO_ID = "00000000-0000-4000-8000-000000000000";

const deduct: Maker = (world, tenant, key, random) => {
  if (random.onceIn(4)) {
    return write(
      key,
      (sql) =>
        sql<Row[]>`select * from public.rpc_credit_deduct(
        ${tenant}, null, ${key}, action => 'letter',
        actor => ${world.member})`,
    );
  }
  const amount = random.between(1, 9);
  world.deducts.push({ tenant, key, amount });
  return write(
    key,
    (sql) => sql<Row[]>`select * from public.rpc_credit_deduct(${tenant}, ${amount}, ${key})`,
    ({ entry_id }) => world.spendings.push({ tenant, entry: entry_id }),
  );
};

const hold: Maker = (world, tenant, key, random) => {
  const [amount, seconds] = [random.between(1, 12), random.between(1, 3)];
  return write(
    key,
    (sql) =>
      sql<(Row & { hold_id: string })[]>`
      select * from public.rpc_credit_hold(${tenant}, ${amount}, ${key}, ${seconds})`,
    ({ hold_id }) => world.holds.push({ tenant, hold: hold_id }),
  );
};

const capture: Maker = (world, _, key, random) => {
  const { tenant, hold } = someHold(world, random);
  const amount = random.onceIn(3) ? null : random.between(1, 16);
  return write(
    key,
    (sql) =>
      sql<Row[]>`select * from public.rpc_credit_capture(${tenant}, ${hold}, ${amount}, ${key})`,
    ({ entry_id }) => world.spendings.push({ tenant, entry: entry_id }),
  );
};

const release: Maker = (world, _, key, random) => {
  const { tenant, hold } = someHold(world, random);
  return write(
    key,
    (sql) => sql<Row[]>`select * from public.rpc_credit_release(${tenant}, ${hold}, ${key})`,
  );
};

const topup: Maker = (world, tenant, key, random) => {
  const [amount, priority] = [random.between(5, 40), random.between(49, 51)];
  const expiresAt = random.onceIn(3) ? null : new Date(Date.now() + random.between(300, 2000));
  return write(
    key,
    (sql) =>
      sql<Row[]>`select * from public.rpc_credit_topup(
      ${tenant}, ${amount}, ${key}, source => 'promotion', expires_at => ${expiresAt}::timestamptz,
      priority => ${priority}::smallint)`,
    ({ entry_id }) => world.grants.push({ tenant, entry: entry_id }),
  );
};

const adjust: Maker = (_, tenant, key, random) => {
  const amount = random.onceIn(2) ? random.between(1, 9) : -random.between(1, 9);
  return write(
    key,
    (sql) =>
      sql<Row[]>`select * from public.rpc_credit_adjust(${tenant}, ${amount}, 'load', ${key})`,
  );
};

const restore: Maker = (world, _, key, random) => {
  const { tenant, entry } = random.oneOf(latest(world.spendings)) ?? { tenant: NO_ID, entry: 0n };
  const amount = random.onceIn(3) ? null : random.between(1, 5);
  return write(
    key,
    (sql) =>
      sql<Row[]>`select * from public.rpc_credit_restore(${tenant}, ${entry}, ${amount}, ${key})`,
  );
};

const reverse: Maker = (world, _, key, random) => {
  const { tenant, entry } = random.oneOf(latest(world.grants)) ?? { tenant: NO_ID, entry: 0n };
  const amount = random.between(1, 8);
  return write(
    key,
    (sql) =>
      sql<Row[]>`
      select r.* from credits.grants as g,
        lateral public.rpc_credit_reverse(${tenant}, g.grant_id, ${amount}, ${key}) as r
      where g.tenant_id = ${tenant} and g.entry_id = ${entry}`,
  );
};

/** Each RPC of the ledger, as often as its weight says. */
const URN: readonly Maker[] = [
  ...copies(8, deduct),
  ...copies(5, (world, _, key, random) => batchOf(world, key, random)),
  ...copies(6, hold),
  ...copies(5, capture),
  ...copies(2, release),
  ...copies(4, topup),
  ...copies(2, adjust),
  ...copies(3, restore),
  ...copies(2, reverse),
  ...copies(
    3,
    (_, tenant) => read((sql) => sql`select * from public.rpc_credit_preflight(${tenant}, 5)`),
  ),
  () => read((sql) => sql`select credits.sweep()`),
  (world, _, __, random) => limit(world, random.between(50, 5000)),
];

/** What a client asks next, under a key that nobody had before. */
export function nextRequest(world: World, key: string, random: Random): Request {
  const tenant = random.oneOf(world.tenants) ?? NO_ID;
  return (random.oneOf(URN) ?? deduct)(world, tenant, key, random);
}

/** Sets the member's budget, where there is one. */
function limit({ tenants, member }: World, credits: number): Request {
  const tenant = tenants.at(-1) ?? NO_ID;
  return read((sql: Sql) =>
    member === null
      ? sql`select 1`
      : sql`select public.rpc_credit_set_budget(${tenant}, ${member}, ${credits})`
  );
}

function someHold(world: World, random: Random) {
  return random.oneOf(latest(world.holds)) ?? { tenant: NO_ID, hold: NO_ID };
}

function copies(times: number, maker: Maker): Maker[] {
  return Array.from({ length: times }, () => maker);
}
