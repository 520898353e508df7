import { ALPENBLICK, createTestDatabase, refusal, USERS } from "./test-database.ts";

type Spending = { action?: string | null; actor?: string | null };
type Limited = { action?: string | null; user?: string };

/** What a write of the member answers when their budget is too small. */
export const EXCEEDED = "PT402 budget_exceeded";

/**
 * A tenant with 1000 credits and a member with budgets, in the words of a month: limits, what the
 * member spends, and what counts against a budget. Every write has a key of its own.
 */
export async function createMonth({ connections = 4 } = {}) {
  const database = await createTestDatabase({ connections });
  const { owner, service } = database;
  await service`select public.rpc_credit_topup(${ALPENBLICK}, 1000, 'opening')`;
  let keys = 0;
  const key = () => `key ${++keys}`;

  return {
    ...database,
    /** What counts against the member's budget of an action, or over all. */
    counted: async (action: string | null = null) => {
      const [row] = await owner<{ spent: number }[]>`
        select spent_credits::int as spent from public.credit_budgets
        where user_id = ${USERS.member} and action is not distinct from ${action}`;
      return row?.spent;
    },
    limit: (limit: number | null, { action = null, user = USERS.member }: Limited = {}) =>
      service`select * from public.rpc_credit_set_budget(
        ${ALPENBLICK}, ${user}, ${limit}, ${action}, set_by => ${USERS.owner})`,
    /** How a deduct goes. */
    deduct: (amount: number, { action = null, actor = USERS.member }: Spending = {}) =>
      refusal(service`select public.rpc_credit_deduct(
        ${ALPENBLICK}, ${amount}, ${key()}, action => ${action}, actor => ${actor})`),
    /** A deduct that must go through; answers with its entry. */
    spend: async (amount: number) => {
      const [row] = await service<{ entry_id: bigint }[]>`
        select * from public.rpc_credit_deduct(
          ${ALPENBLICK}, ${amount}, ${key()}, actor => ${USERS.member})`;
      return row?.entry_id ?? 0n;
    },
    hold: async (amount: number) => {
      const [row] = await service<{ hold_id: string }[]>`
        select * from public.rpc_credit_hold(
          ${ALPENBLICK}, ${amount}, ${key()}, actor => ${USERS.member})`;
      return row?.hold_id ?? "";
    },
    capture: async (hold: string, amount: number) => {
      const [row] = await service<{ entry_id: bigint }[]>`
        select * from public.rpc_credit_capture(${ALPENBLICK}, ${hold}, ${amount}, ${key()})`;
      return row?.entry_id ?? 0n;
    },
    release: (hold: string) =>
      service`select public.rpc_credit_release(${ALPENBLICK}, ${hold}, ${key()})`,
    restore: (entry: bigint, amount: number | null = null) =>
      service`select public.rpc_credit_restore(${ALPENBLICK}, ${entry}, ${amount}, ${key()})`,
    /** Lets a month pass, by moving what happened so far and what was counted into the one before. */
    nextMonth: () =>
      owner.begin(async (sql) => {
        await sql`set local session_replication_role = 'replica'`;
        await sql`update credits.budgets set month = month - interval '1 month'`;
        await sql`update credits.entries set created_at = created_at - interval '1 month'`;
      }),
  };
}
