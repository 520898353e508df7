import type { Sql } from "../support/test-database.ts";

/** Lets hours pass for one tenant, by moving every moment it has into the past. */
export class TenantClock {
  readonly #owner: Sql;
  readonly #tenant: string;
  /** Hours are counted from here exactly, as if no real time passed while a sequence runs. */
  readonly #openedAt = new Date();

  constructor(owner: Sql, tenant: string) {
    this.#owner = owner;
    this.#tenant = tenant;
  }

  /** The moment so many hours after the beginning. */
  at(hours: number): Date {
    return new Date(this.#openedAt.getTime() + hours * 3_600_000);
  }

  async advance(hours: number): Promise<void> {
    const interval = `${hours} hours`;
    await this.#owner`
      update credits.grants set expires_at = expires_at - ${interval}::interval
      where tenant_id = ${this.#tenant}`;
    await this.#owner`
      update credits.holds set deadline_at = deadline_at - ${interval}::interval
      where tenant_id = ${this.#tenant}`;
    await this.#owner`
      update public.tenant_credit_balance set next_due_at = next_due_at - ${interval}::interval
      where tenant_id = ${this.#tenant}`;
  }

  /** Grace begins some milliseconds after the whole hour of the naive ledger; call it after restores. */
  async snapToHours(): Promise<void> {
    await this.#owner`
      with snapped as (
        update credits.grants as g
        set expires_at = ${this.#openedAt}::timestamptz + make_interval(hours => round(
          extract(epoch from g.expires_at - ${this.#openedAt}::timestamptz) / 3600
        )::int)
        where g.tenant_id = ${this.#tenant}
          and g.expires_at < 'infinity'
        returning g.expires_at
      )
      update public.tenant_credit_balance as b
      set next_due_at = least(b.next_due_at, (select min(s.expires_at) from snapped as s))
      where b.tenant_id = ${this.#tenant}
        and b.next_due_at > now()`;
  }
}
