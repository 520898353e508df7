import postgres from "postgres";
import type { Sql } from "../support/test-database.ts";
import type { NaiveOutcome } from "./naive-ledger.ts";

/** The real ledger of one fresh tenant, in the naive ledger's words. Hours pass when told to. */
export class DatabaseLedger {
  readonly #owner: Sql;
  readonly #service: Sql;
  readonly #tenant: string;
  /** Hours are counted from here exactly, as if no real time passed while a sequence runs. */
  readonly #openedAt = Date.now();
  /** Absolute expiry of each topup key, so that a repetition is the same request. */
  readonly #expiries = new Map<string, Date | null>();

  private constructor(owner: Sql, service: Sql, tenant: string) {
    this.#owner = owner;
    this.#service = service;
    this.#tenant = tenant;
  }

  static async open(owner: Sql, service: Sql): Promise<DatabaseLedger> {
    const [row] = await owner<{ tenant_id: string }[]>`
      insert into public.tenants (name) values ('Model') returning tenant_id`;
    return new DatabaseLedger(owner, service, row?.tenant_id ?? "");
  }

  topup(key: string, amount: number, priority: number, hours: number | null) {
    const id = JSON.stringify([key, amount, priority, hours]);
    if (!this.#expiries.has(id)) {
      this.#expiries.set(id, hours === null ? null : new Date(this.#openedAt + hours * 3_600_000));
    }
    const expiresAt = this.#expiries.get(id) ?? null;
    return outcomeOf(this.#service<{ balance: bigint }[]>`
      select balance from public.rpc_credit_topup(
        ${this.#tenant}, ${amount}, ${key}, priority => ${priority}::smallint,
        expires_at => ${expiresAt}::timestamptz
      )`);
  }

  deduct(key: string, amount: number): Promise<NaiveOutcome> {
    return outcomeOf(this.#service<{ balance: bigint }[]>`
      select balance from public.rpc_credit_deduct(${this.#tenant}, ${amount}, ${key})`);
  }

  /** Lets hours pass by moving every moment of the tenant into the past. */
  async advance(hours: number): Promise<void> {
    const interval = `${hours} hours`;
    await this.#owner`
      update credits.grants set expires_at = expires_at - ${interval}::interval
      where tenant_id = ${this.#tenant}`;
    await this.#owner`
      update public.tenant_credit_balance set next_due_at = next_due_at - ${interval}::interval
      where tenant_id = ${this.#tenant}`;
  }

  async read(): Promise<{ balance: number; next: { hours: number; credits: number } | null }> {
    const [row] = await this.#service<
      { balance: bigint; hours: number | null; credits: bigint | null }[]
    >`
      select
        r.balance,
        round(extract(epoch from r.expires_next_at - now()) / 3600)::int as hours,
        r.expires_next_credits as credits
      from credits.read_balance(${this.#tenant}, 'credit') as r`;
    if (row === undefined) throw new Error("Cannot read the balance: no row");
    return {
      balance: Number(row.balance),
      next: row.hours === null ? null : { hours: row.hours, credits: Number(row.credits) },
    };
  }

  async leftovers(): Promise<number[]> {
    const rows = await this.#service<{ left_over: bigint }[]>`
      select p.left_over
      from public.tenant_credit_balance as b,
        lateral credits.plan_burns(b.tenant_id, 'credit', b.spent_total - b.settled_total) as p
        join credits.grants as g on g.tenant_id = ${this.#tenant} and g.grant_id = p.grant_id
      where b.tenant_id = ${this.#tenant}
        and p.left_over > 0
        and p.expires_at > now()
      order by g.entry_id`;
    return rows.map(({ left_over }) => Number(left_over));
  }

  async sweep(): Promise<void> {
    await this.#service`select credits.sweep()`;
  }

  async brokenRules(): Promise<string[]> {
    const rows = await this.#service<{ broken_rule: string; found: string }[]>`
      select broken_rule, found from credits.verify(${this.#tenant})`;
    return rows.map(({ broken_rule, found }) => `${broken_rule}: ${found}`);
  }
}

async function outcomeOf(query: PromiseLike<{ balance: bigint }[]>): Promise<NaiveOutcome> {
  try {
    const [row] = await query;
    return { balance: Number(row?.balance) };
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    return { refused: `${error.code} ${(error.detail ?? "").split(" ")[0]}` };
  }
}
