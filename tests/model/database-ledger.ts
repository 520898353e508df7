import { type Sql, USERS } from "../support/test-database.ts";
import { answerOf, type Receipt } from "./answer-of.ts";
import type { NaiveOutcome } from "./naive-outcome.ts";
import { readBalance, readLeftovers } from "./read-ledger.ts";
import { refundGrant } from "./refund-grant.ts";
import { TenantClock } from "./tenant-clock.ts";

/**
 * The real ledger of one fresh tenant, in the naive ledger's words: grants, holds and spendings are
 * named by their index. Hours pass when told to.
 */
export class DatabaseLedger {
  readonly #owner: Sql;
  readonly #service: Sql;
  readonly tenant: string;
  readonly clock: TenantClock;
  /** Absolute expiry of each topup key, so that a repetition is the same request. */
  readonly #expiries = new Map<string, Date | null>();
  readonly #holds: string[] = [];
  readonly #grants: bigint[] = [];
  /** The entry of each deduct and capture, by index. */
  readonly spendings: bigint[] = [];

  private constructor(owner: Sql, service: Sql, tenant: string) {
    this.clock = new TenantClock(owner, tenant);
    this.#owner = owner;
    this.#service = service;
    this.tenant = tenant;
  }

  static async open(owner: Sql, service: Sql): Promise<DatabaseLedger> {
    const [row] = await owner<{ tenant_id: string }[]>`
      insert into public.tenants (name) values ('Model') returning tenant_id`;
    const tenant = row?.tenant_id ?? "";
    await owner`
      insert into public.tenant_members (tenant_id, user_id, role)
      values (${tenant}, ${USERS.member}, 'member')`;
    return new DatabaseLedger(owner, service, tenant);
  }

  topup(key: string, amount: number, priority: number, hours: number | null) {
    const id = JSON.stringify([key, amount, priority, hours]);
    if (!this.#expiries.has(id)) {
      this.#expiries.set(
        id,
        hours === null ? null : this.clock.at(hours),
      );
    }
    const expiresAt = this.#expiries.get(id) ?? null;
    return answerOf(
      this.#service<Receipt[]>`
      select * from public.rpc_credit_topup(
        ${this.tenant}, ${amount}, ${key}, priority => ${priority}::smallint,
        expires_at => ${expiresAt}::timestamptz
      )`,
      this.#grants,
      ({ entry_id }) => entry_id,
    );
  }

  deduct(key: string, amount: number, forMember: boolean): Promise<NaiveOutcome> {
    return answerOf(
      this.#service<Receipt[]>`
      select * from public.rpc_credit_deduct(
        ${this.tenant}, ${amount}, ${key}, actor => ${forMember ? USERS.member : null})`,
      this.spendings,
      ({ entry_id }) => entry_id,
    );
  }

  async batch(
    items: readonly { key: string; amount: number; forMember: boolean }[],
  ): Promise<NaiveOutcome[]> {
    const request = items.map(({ key, amount, forMember }) => ({
      tenant_id: this.tenant,
      amount,
      idempotency_key: key,
      actor: forMember ? USERS.member : null,
    }));
    const rows = await this.#service<({ outcome: string; code: string } & Receipt)[]>`
      select * from public.rpc_credit_deduct_batch(${this.#service.json(request)})`;
    return rows.map(({ outcome, code, entry_id, balance, held, replayed }) => {
      if (outcome === "refused") {
        return { refused: `${code === "key_reused" ? "PT409" : "PT402"} ${code}` };
      }
      if (!replayed) this.spendings.push(entry_id);
      return { balance: Number(balance), held: Number(held) };
    });
  }

  hold(key: string, amount: number, hours: number, forMember: boolean): Promise<NaiveOutcome> {
    return answerOf(
      this.#service<Receipt[]>`
      select * from public.rpc_credit_hold(
        ${this.tenant}, ${amount}, ${key}, ${hours * 3600},
        actor => ${forMember ? USERS.member : null})`,
      this.#holds,
      ({ hold_id }) => hold_id ?? "",
    );
  }

  capture(key: string, index: number, amount: number | null): Promise<NaiveOutcome> {
    const hold = this.#holds[index] ?? this.tenant;
    return answerOf(
      this.#service<Receipt[]>`
      select * from public.rpc_credit_capture(${this.tenant}, ${hold}, ${amount}, ${key})`,
      this.spendings,
      ({ entry_id }) => entry_id,
    );
  }

  release(key: string, index: number): Promise<NaiveOutcome> {
    const hold = this.#holds[index] ?? this.tenant;
    return answerOf(
      this.#service<Receipt[]>`
      select * from public.rpc_credit_release(${this.tenant}, ${hold}, ${key})`,
      [],
      () => null,
    );
  }

  adjust(key: string, amount: number): Promise<NaiveOutcome> {
    return answerOf(
      this.#service<Receipt[]>`
      select * from public.rpc_credit_adjust(${this.tenant}, ${amount}, 'model', ${key})`,
      amount > 0 ? this.#grants : [],
      ({ entry_id }) => entry_id,
    );
  }

  restore(key: string, index: number, amount: number | null): Promise<NaiveOutcome> {
    return answerOf(
      this.#service<Receipt[]>`
      select * from public.rpc_credit_restore(
        ${this.tenant}, ${this.spendings[index] ?? 0n}, ${amount}, ${key})`,
      [],
      () => null,
    );
  }

  async reverse(key: string, index: number, amount: number): Promise<NaiveOutcome> {
    const [grant] = await this.#service<{ grant_id: string }[]>`
      select g.grant_id from credits.grants as g
      where g.tenant_id = ${this.tenant} and g.entry_id = ${this.#grants[index] ?? 0n}`;
    return await answerOf(
      this.#service<Receipt[]>`
        select * from public.rpc_credit_reverse(
          ${this.tenant}, ${grant?.grant_id ?? this.tenant}, ${amount}, ${key})`,
      [],
      () => null,
    );
  }

  async refund(index: number, percent: number): Promise<NaiveOutcome> {
    const known = await refundGrant(this.#owner, this.tenant, this.#grants[index] ?? 0n, percent);
    if (!known) return { refused: "PT404 unknown_grant" };
    const { balance, held } = await this.read();
    return { balance, held };
  }

  /** A new monthly budget for the member; null for none. */
  async limit(credits: number | null): Promise<void> {
    await this.#service`
      select public.rpc_credit_set_budget(${this.tenant}, ${USERS.member}, ${credits})`;
  }

  /** What counts against the member's budget; null when there is none. */
  async counted(): Promise<number | null> {
    const [row] = await this.#owner<{ spent: number }[]>`
      select spent_credits::int as spent from public.credit_budgets
      where tenant_id = ${this.tenant}`;
    return row?.spent ?? null;
  }

  read() {
    return readBalance(this.#service, this.tenant);
  }

  leftovers(): Promise<number[]> {
    return readLeftovers(this.#service, this.tenant);
  }

  async sweep(): Promise<void> {
    await this.#service`select credits.sweep()`;
  }

  async brokenRules(): Promise<string[]> {
    const rows = await this.#service<{ broken_rule: string; found: string }[]>`
      select broken_rule, found from credits.verify(${this.tenant})`;
    return rows.map(({ broken_rule, found }) => `${broken_rule}: ${found}`);
  }
}
