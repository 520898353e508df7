/** A statement that a client repeats; `:tenant` is a number of a tenant, `:key` a fresh number. */
export type Workload = {
  name: "raw" | "raw_read" | "deduct" | "topup" | "preflight" | "naive";
  sql: string;
  /** What the result is a ratio to: the same work without any promise. */
  bound: "raw" | "raw_read";
};

/** Tenants are numbered; this is the id of number `:tenant`, computed alike in every workload. */
export const TENANT_ID = "md5(:tenant::text)::uuid";

const RAW = `with debit as (
  update bench.balances as b set balance = b.balance - 1
  where b.tenant_id = ${TENANT_ID} returning b.tenant_id, b.balance
) insert into bench.entries (tenant_id, amount, balance_after)
select d.tenant_id, -1, d.balance from debit as d`;

/**
 * What is measured. The bounds come first: one UPDATE and one INSERT in one statement without keys,
 * checks or history indexes, and one primary-key read. naive is the select-then-update people write.
 */
export const WORKLOADS: readonly Workload[] = [
  { name: "raw", bound: "raw", sql: RAW },
  {
    name: "raw_read",
    bound: "raw_read",
    sql: `select b.balance from bench.balances as b where b.tenant_id = ${TENANT_ID}`,
  },
  {
    name: "deduct",
    bound: "raw",
    sql: `select * from public.rpc_credit_deduct(${TENANT_ID}, 1, 'deduct:' || :key::text)`,
  },
  {
    name: "topup",
    bound: "raw",
    sql: `select * from public.rpc_credit_topup(${TENANT_ID}, 1, 'topup:' || :key::text)`,
  },
  {
    name: "preflight",
    bound: "raw_read",
    sql: `select * from public.rpc_credit_preflight(${TENANT_ID}, 1)`,
  },
  { name: "naive", bound: "raw", sql: `select bench.naive(${TENANT_ID})` },
];
