import type { Sql } from "../support/test-database.ts";
import type { DatabaseLedger } from "./database-ledger.ts";

export type TracedGrant = {
  granted: number;
  left: number;
  held: number;
  spent: number;
  expired: number;
  reversed: number;
  /** What the pages of its spending add up to. */
  traced: number;
};

/** What the read functions tell about where a tenant's spending was taken from. */
export class DatabaseTrace {
  readonly #sql: Sql;
  readonly #ledger: DatabaseLedger;

  constructor(sql: Sql, ledger: DatabaseLedger) {
    this.#sql = sql;
    this.#ledger = ledger;
  }

  /** Per deduct and capture: what it took of which grant, less what was restored. */
  async payments(): Promise<Map<number, number>[]> {
    return await Promise.all(this.#ledger.spendings.map((entryId) => this.paidBy(entryId)));
  }

  /** The credits of each grant, by its age, that an entry took and that did not come back. */
  async paidBy(entryId: bigint): Promise<Map<number, number>> {
    const rows = await this.#sql<{ age: number; credits: number }[]>`
      select
        (
          select count(*)::int from credits.grants as older
          where older.tenant_id = g.tenant_id and older.entry_id < g.entry_id
        ) as age,
        (t.paid_credits - t.returned_credits)::int as credits
      from public.rpc_credit_trace_entry(${this.#ledger.tenant}, ${entryId}) as t
      join credits.grants as g on g.tenant_id = ${this.#ledger.tenant} and g.grant_id = t.grant_id
      where t.paid_credits > t.returned_credits`;
    return new Map(rows.map(({ age, credits }) => [age, credits]));
  }

  /** Every entry of the spending with what it took and what grants paid, debt being the rest. */
  async entries(): Promise<{ entryId: bigint; spent: number; paid: number; kind: string }[]> {
    return await this.#sql<{ entryId: bigint; spent: number; paid: number; kind: string }[]>`
      select
        e.entry_id as "entryId",
        e.kind,
        (case e.kind when 'reverse' then e.spent_credits else -e.amount_credits end)::int as spent,
        (
          select coalesce(sum(t.paid_credits), 0)::int
          from public.rpc_credit_trace_entry(e.tenant_id, e.entry_id) as t
        ) as paid
      from credits.entries as e
      where e.tenant_id = ${this.#ledger.tenant}
        and (e.kind in ('deduct', 'capture', 'reverse') or e.amount_credits < 0)
        and e.kind <> 'expire'
      order by e.entry_id`;
  }

  async grants(): Promise<TracedGrant[]> {
    const rows = await this.#sql<(Omit<TracedGrant, "traced"> & { grant_id: string })[]>`
      select
        grant_id,
        amount_credits::int as granted,
        left_credits::int as left,
        held_credits::int as held,
        spent_credits::int as spent,
        expired_credits::int as expired,
        reversed_credits::int as reversed
      from public.credit_grants
      where tenant_id = ${this.#ledger.tenant}
      order by entry_id`;
    return await Promise.all(
      rows.map(async ({ grant_id, ...grant }) => ({
        ...grant,
        traced: await this.#tracedOf(grant_id),
      })),
    );
  }

  /** Page by page, as a reader would. */
  async #tracedOf(grantId: string): Promise<number> {
    let traced = 0;
    let cursor: bigint | null = null;
    for (;;) {
      const page: { credits: number; from_spent: bigint }[] = await this.#sql`
        select (paid_credits - returned_credits)::int as credits, from_spent
        from public.rpc_credit_trace_grant(
          ${this.#ledger.tenant}, ${grantId}, before_spent => ${cursor}, page_size => 3)`;
      const last = page.at(-1);
      if (last === undefined) return traced;
      traced += page.reduce((total, { credits }) => total + credits, 0);
      cursor = last.from_spent;
    }
  }
}
