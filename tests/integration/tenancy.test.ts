import { describe, expect, it } from "vitest";
import {
  ALPENBLICK,
  createTestDatabase,
  NORDLICHT,
  refusal,
  USERS,
} from "../support/test-database.ts";

/** Everything a signed-in user can read of a tenant. */
const TENANT_READS = [
  "tenants",
  "tenant_members",
  "tenant_credit_balance",
  "credit_balances",
  "my_tenants",
  "credit_entries",
  "credit_purchases",
  "credit_purchase_steps",
  "credit_members",
  "credit_live",
];

async function populated() {
  const database = await createTestDatabase();
  const { service } = database;
  for (const tenant of [ALPENBLICK, NORDLICHT]) {
    await service`select public.rpc_credit_topup(${tenant}, 100, 'opening')`;
    await service`select public.rpc_credit_start_purchase(
      ${tenant}, gen_random_uuid(), 'standard', gen_random_uuid(), false, 'de')`;
  }
  return database;
}

describe("a member", () => {
  it.each(TENANT_READS)("reads %s of their own tenant and of no other", async (relation) => {
    const { asUser } = await populated();
    const tenantsSeen = (user: string) =>
      asUser(user, async (sql) => {
        const rows = await sql.unsafe<{ tenant_id: string }[]>(
          `select distinct tenant_id from public.${relation} order by 1`,
        );
        return rows.map(({ tenant_id }) => tenant_id);
      });
    expect(await tenantsSeen(USERS.member)).toEqual([ALPENBLICK]);
    expect(await tenantsSeen(USERS.stranger)).toEqual([NORDLICHT]);
    expect(await tenantsSeen(USERS.owner)).toEqual([ALPENBLICK, NORDLICHT]);
  });

  it("asks the preflight about their own tenant; a foreign one is unknown", async () => {
    const { asUser } = await populated();
    const [own] = await asUser(
      USERS.member,
      (sql) => sql`select * from public.rpc_credit_preflight(${ALPENBLICK}, 5)`,
    );
    expect(own).toMatchObject({ allowed: true });
    expect(
      await refusal(
        asUser(
          USERS.member,
          (sql) => sql`select * from public.rpc_credit_preflight(${NORDLICHT}, 5)`,
        ),
      ),
    ).toBe("PT404 unknown_tenant");
  });

  it("sees nothing more from the moment they are removed", async () => {
    const { asUser, owner } = await populated();
    await owner`delete from public.tenant_members where user_id = ${USERS.member}`;
    for (const relation of TENANT_READS) {
      const rows = await asUser(
        USERS.member,
        (sql) => sql.unsafe(`select * from public.${relation}`),
      );
      expect(rows, relation).toHaveLength(0);
    }
  });

  it("never sees Stripe's ids, events, customers or rate limits", async () => {
    const { asUser } = await populated();
    for (
      const read of [
        "select stripe_session_id from billing.purchases",
        "select * from billing.stripe_events",
        "select * from billing.stripe_customers",
        "select * from billing.rate_limits",
      ]
    ) {
      expect(await refusal(asUser(USERS.owner, (sql) => sql.unsafe(read))), read).toBe("42501");
    }
  });
});

describe("anybody signed in", () => {
  it("reads the active packages and prices, in both languages", async () => {
    const { asUser, owner } = await populated();
    await owner`update billing.packages set is_active = false where package_id = 'power'`;
    await owner`update credits.actions set is_active = false where action = 'fax'`;
    const packages = await asUser(
      USERS.member,
      (sql) =>
        sql`select package_id, amount_credits::int, price_minor::int, currency
        from public.credit_packages order by sort_order`,
    );
    expect([...packages]).toEqual([
      { package_id: "starter", amount_credits: 50, price_minor: 1250, currency: "EUR" },
      { package_id: "standard", amount_credits: 100, price_minor: 2500, currency: "EUR" },
    ]);
    const actions = await asUser(
      USERS.member,
      (sql) =>
        sql<{ action: string; labels: Record<string, string> }[]>`
        select action, labels from public.credit_actions order by sort_order`,
    );
    expect(actions.map(({ action }) => action))
      .toEqual(["assistant_action", "pdf_extraction", "letter", "bank_sync", "email"]);
    for (const { labels } of actions) expect(Object.keys(labels).toSorted()).toEqual(["de", "en"]);
  });
});
