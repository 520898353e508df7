import { describe, expect, it } from "vitest";
import {
  ALPENBLICK,
  createTestDatabase,
  refusal,
  type TestDatabase,
  USERS,
} from "../support/test-database.ts";

const recordsFor = (database: TestDatabase, user: string) =>
  database.asUser(
    user,
    (sql) => sql`select action, actor, reason from public.credit_audit order by record_id`,
  );

/** One of everything that a person decides or pays for. */
async function createHistory(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  const { service } = database;
  await service`select public.rpc_credit_adjust(
    ${ALPENBLICK}, 50, 'goodwill', 'adjust', actor => ${USERS.owner})`;
  await service`select public.rpc_credit_set_budget(
    ${ALPENBLICK}, ${USERS.member}, 10, set_by => ${USERS.owner})`;
  await service`select public.rpc_credit_set_low_balance(
    ${ALPENBLICK}, 5, set_by => ${USERS.owner})`;
  const [purchase] = await service<{ purchase_id: string }[]>`
    select * from public.rpc_credit_start_purchase(
      ${ALPENBLICK}, gen_random_uuid(), 'starter', ${USERS.billing}, false, 'de')`;
  await service`select public.rpc_credit_apply_checkout(
    ${ALPENBLICK}, ${purchase?.purchase_id ?? ""}, 'cs_1', false, 'complete', 'paid', false, 1,
    'eur', 'cus_1', 'pi_1', quantity => 1, unit_minor => (
      select price_minor from billing.packages where package_id = 'starter'
    ), discount_minor => 0, tax_minor => 0)`;
  return database;
}

describe("the audit records", () => {
  it("tell owners who did what and why, in order", async () => {
    const records = await recordsFor(await createHistory(), USERS.owner);

    expect([...records]).toEqual([
      { action: "balance_adjusted", actor: USERS.owner, reason: "goodwill" },
      { action: "budget_set", actor: USERS.owner, reason: null },
      { action: "low_balance_set", actor: USERS.owner, reason: null },
      { action: "purchase_started", actor: USERS.billing, reason: null },
      { action: "purchase_quarantined", actor: null, reason: "amount_mismatch" },
    ]);
  });

  it("are nothing to members without that role, nor to other tenants", async () => {
    const database = await createHistory();

    expect(await recordsFor(database, USERS.billing)).toEqual([]);
    expect(await recordsFor(database, USERS.stranger)).toEqual([]);
  });

  it("never change, whoever asks", async () => {
    const { owner, service } = await createHistory();
    for (
      const change of [
        "update billing.audit_records set actor = null",
        "delete from billing.audit_records",
        "truncate billing.audit_records",
      ]
    ) {
      expect(await refusal(owner.unsafe(change)), `${change} as owner`).toBe("PT403 forbidden");
      expect(await refusal(service.unsafe(change)), `${change} as service_role`).toBe("42501");
    }
  });

  it("are written with the thing or not at all: a repeated adjustment adds none", async () => {
    const database = await createHistory();
    await database.service`select public.rpc_credit_adjust(
      ${ALPENBLICK}, 50, 'goodwill', 'adjust', actor => ${USERS.owner})`;

    expect(await recordsFor(database, USERS.owner)).toHaveLength(5);
  });
});
