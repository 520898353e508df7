import { afterAll, beforeAll } from "vitest";
import { readBalance, readLeftovers } from "../model/read-ledger.ts";
import { TenantClock } from "../model/tenant-clock.ts";
import { createTestDatabase, type Sql, type TestDatabase } from "./test-database.ts";

/** What a keyed write answers. */
export type Receipt = {
  outcome: string;
  entry_id: bigint;
  balance: bigint;
  held: bigint;
  available: bigint;
  replayed: boolean;
};
export type Hold = Receipt & { hold_id: string; deadline_at: Date };

type Keyed = { key?: string };
type Priced = Keyed & { credit_type?: string; action?: string; quantity?: number; actor?: string };

/** One database for a file of claims; every call opens the books of a fresh tenant in it. */
export function openBooksHere({ connections = 4 } = {}): () => Promise<TenantBooks> {
  const opened: TestDatabase[] = [];
  beforeAll(async () => {
    opened.push(await createTestDatabase({ connections, goneAfter: afterAll }));
  });
  return async () => {
    const [database] = opened;
    if (database === undefined) throw new Error("Cannot open books before the file's tests run");
    return await openBooks(database);
  };
}

export type TenantBooks = Awaited<ReturnType<typeof openBooks>>;

/** A fresh tenant in the ledger's verbs: every write takes a key of its own unless it names one. */
async function openBooks({ owner, service, asUser }: TestDatabase) {
  const [row] = await owner<{ tenant_id: string }[]>`
    insert into public.tenants (name) values ('Books') returning tenant_id`;
  const tenant = row?.tenant_id ?? "";
  const clock = new TenantClock(owner, tenant);
  let keys = 0;
  const fresh = () => `own ${++keys}`;

  return {
    tenant,
    owner,
    service,
    asUser,
    topup: (amount: number, options: Keyed & { hours?: number; priority?: number } = {}) =>
      only(service<Receipt[]>`select * from public.rpc_credit_topup(
        ${tenant}, ${amount}, ${options.key ?? fresh()}, source => 'promotion',
        expires_at => ${options.hours === undefined ? null : clock.at(options.hours)}::timestamptz,
        priority => ${options.priority ?? 50}::smallint)`),
    deduct: (amount: number | null, options: Priced = {}) =>
      only(service<Receipt[]>`select * from public.rpc_credit_deduct(
        ${tenant}, ${amount}, ${options.key ?? fresh()}, ${options.credit_type ?? "credit"},
        ${options.action ?? null}, ${options.quantity ?? 1}, actor => ${options.actor ?? null})`),
    hold: (amount: number | null, options: Priced & { hours?: number } = {}) =>
      only(service<Hold[]>`select * from public.rpc_credit_hold(
        ${tenant}, ${amount}, ${options.key ?? fresh()}, ${(options.hours ?? 1) * 3600},
        action => ${options.action ?? null}, quantity => ${options.quantity ?? 1})`),
    capture: ({ hold_id }: Hold, amount: number | null = null, { key = fresh() }: Keyed = {}) =>
      only(service<Receipt[]>`
        select * from public.rpc_credit_capture(${tenant}, ${hold_id}, ${amount}, ${key})`),
    release: ({ hold_id }: Hold, { key = fresh() }: Keyed = {}) =>
      only(
        service<Receipt[]>`select * from public.rpc_credit_release(${tenant}, ${hold_id}, ${key})`,
      ),
    adjust: (amount: number, options: Keyed & { reason?: string; actor?: string } = {}) =>
      only(service<Receipt[]>`select * from public.rpc_credit_adjust(
        ${tenant}, ${amount}, ${options.reason ?? "counted wrong"}, ${options.key ?? fresh()},
        actor => ${options.actor ?? null})`),
    restore: (
      { entry_id }: Receipt,
      amount: number | null = null,
      { key = fresh() }: Keyed = {},
    ) =>
      only(service<Receipt[]>`
        select * from public.rpc_credit_restore(${tenant}, ${entry_id}, ${amount}, ${key})`),
    /** Reverses part of the grant that this topup made. */
    reverse: async ({ entry_id }: Receipt, amount: number, { key = fresh() }: Keyed = {}) => {
      const [grant] = await owner<{ grant_id: string }[]>`
        select grant_id from credits.grants where tenant_id = ${tenant} and entry_id = ${entry_id}`;
      return await only(service<Receipt[]>`select * from public.rpc_credit_reverse(
        ${tenant}, ${grant?.grant_id ?? tenant}, ${amount}, ${key})`);
    },
    preflight: async (amount: number) => {
      const [answer] = await service<{ allowed: boolean; available: number; shortfall: number }[]>`
        select allowed, available::int, shortfall::int
        from public.rpc_credit_preflight(${tenant}, ${amount})`;
      return answer;
    },
    read: async () => {
      const { balance, held, available } = await readBalance(service, tenant);
      return { balance, held, available };
    },
    /** What each grant has left now, oldest first. */
    leftovers: () => readLeftovers(service, tenant),
    /** The history in short: what each entry did and where it left the balance. */
    history: async () => {
      const rows = await owner<{ line: string }[]>`
        select concat_ws(' ', kind, amount_credits, '→', balance_after) as line
        from credits.entries where tenant_id = ${tenant} order by version`;
      return rows.map(({ line }) => line);
    },
    pass: (hours: number) => clock.advance(hours),
    brokenRules: () => brokenRulesOf(owner, tenant),
  };
}

async function only<Row>(query: PromiseLike<readonly Row[]>): Promise<Row> {
  const [row] = await query;
  if (row === undefined) throw new Error("Cannot read the receipt: no row");
  return row;
}

async function brokenRulesOf(owner: Sql, tenant: string): Promise<string[]> {
  const rows = await owner<{ broken_rule: string; found: string }[]>`
    select broken_rule, found from credits.verify(${tenant})`;
  return rows.map(({ broken_rule, found }) => `${broken_rule}: ${found}`);
}
