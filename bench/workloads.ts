import type { Cell, WorkloadName } from "./cell.ts";

/** Whose books a workload writes. Topups would change what the others find, so they have their own. */
export type Pool = "raw" | "live-1" | "live-10" | "live-100" | "topups" | "works";

/** What each result is a ratio to: the same work without any promise. */
export function boundOf(name: WorkloadName): "raw" | "raw_read" {
  return name === "raw_read" || name === "preflight" ? "raw_read" : "raw";
}

/** The id of a tenant of a pool by its number, an SQL expression; computed alike in every workload. */
function tenantId(pool: Pool, number: string): string {
  return `md5('${pool} ' || ${number}::text)::uuid`;
}

const RAW = tenantId("raw", ":tenant");
const WORKS = tenantId("works", ":tenant");

/**
 * What one transaction of a cell sends, statement by statement. `:tenant` is the number of a random
 * tenant, `:key` a fresh number, which serves as a key as it is; what a statement but the last
 * selects is a variable of those after.
 */
export function statementsOf({ name, grants, batch }: Cell, tenants: number): string[] {
  const live = grants === 100 ? "live-100" : grants === 10 ? "live-10" : "live-1";
  const tenant = tenantId(live, ":tenant");
  switch (name) {
    case "raw":
      return [`with debit as (
        update bench.balances as b set balance = b.balance - 1
        where b.tenant_id = ${RAW} returning b.tenant_id, b.balance
      ) insert into bench.entries (tenant_id, amount, balance_after)
      select d.tenant_id, -1, d.balance from debit as d`];
    case "raw_read":
      return [`select b.balance from bench.balances as b where b.tenant_id = ${RAW}`];
    case "naive":
      return [`select bench.naive(${RAW})`];
    case "deduct":
      return [`select * from public.rpc_credit_deduct(${tenant}, 1, :key)`];
    case "deduct_batch":
      // The JSON is built by the server, which costs the batch what reading it from a client would.
      return [`select * from public.rpc_credit_deduct_batch((select jsonb_agg(jsonb_build_object(
        'tenant_id', ${tenantId(live, `(1 + (:tenant::int + 7 * i) % ${tenants})`)},
        'amount', 1, 'idempotency_key', 'batch:' || :key::text || '/' || i
      )) from generate_series(1, ${batch}) as i))`];
    case "preflight":
      return [`select * from public.rpc_credit_preflight(${tenant}, 1)`];
    case "topup":
      return [`select * from public.rpc_credit_topup(
        ${tenantId("topups", ":tenant")}, 1, :key)`];
    case "hold_capture":
      return [
        `select hold_id from public.rpc_credit_hold(${WORKS}, 1, 'hold:' || :key::text)`,
        `select * from public.rpc_credit_capture(
        ${WORKS}, :hold_id::uuid, null, 'capture:' || :key::text)`,
      ];
    case "hold_release":
      return [
        `select hold_id from public.rpc_credit_hold(${WORKS}, 1, 'hold:' || :key::text)`,
        `select * from public.rpc_credit_release(
        ${WORKS}, :hold_id::uuid, 'release:' || :key::text)`,
      ];
    case "restore":
      return [
        `select entry_id from public.rpc_credit_deduct(${WORKS}, 1, 'deduct:' || :key::text)`,
        `select * from public.rpc_credit_restore(
        ${WORKS}, :entry_id::bigint, null, 'restore:' || :key::text, 'bench')`,
      ];
    case "adjust":
      return [`select * from public.rpc_credit_adjust(
        ${WORKS}, -1, 'bench', :key)`];
    case "reverse":
      return [
        `select entry_id from public.rpc_credit_topup(${WORKS}, 1, 'topup:' || :key::text)`,
        `select g.grant_id from credits.grants as g
        where g.tenant_id = ${WORKS} and g.entry_id = :entry_id::bigint`,
        `select * from public.rpc_credit_reverse(
        ${WORKS}, :grant_id::uuid, 1, 'reverse:' || :key::text, 'bench')`,
      ];
    default:
      return name satisfies never;
  }
}
