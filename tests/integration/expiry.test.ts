import { describe, expect, it } from "vitest";
import {
  ALPENBLICK,
  brokenRules,
  createTestDatabase,
  refusal,
  type TestDatabase,
  USERS,
} from "../support/test-database.ts";

/** Grants credits that expire in so many hours; null for never. */
async function grant(
  { service }: TestDatabase,
  amount: number,
  hours: number | null,
  priority = 50,
): Promise<void> {
  const expiresAt = hours === null ? null : new Date(Date.now() + hours * 3_600_000);
  await service`select public.rpc_credit_topup(
    ${ALPENBLICK}, ${amount}, ${`${amount} for ${hours} at ${priority}`}, source => 'promotion',
    expires_at => ${expiresAt}::timestamptz, priority => ${priority}::smallint)`;
}

/** Lets hours pass, by moving what is due into the past. */
async function pass({ owner }: TestDatabase, hours: number): Promise<void> {
  const interval = `${hours} hours`;
  await owner`update credits.grants set expires_at = expires_at - ${interval}::interval`;
  await owner`
    update public.tenant_credit_balance set next_due_at = next_due_at - ${interval}::interval`;
}

const deduct = ({ service }: TestDatabase, amount: number) =>
  refusal(
    service`select public.rpc_credit_deduct(${ALPENBLICK}, ${amount}, ${`deduct ${amount}`})`,
  );

describe("an expired grant", () => {
  it("cannot be spent, though no sweeper ran, and what was spent before came from it", async () => {
    const database = await createTestDatabase();
    await grant(database, 30, 2);
    await grant(database, 100, null);
    expect(await deduct(database, 20)).toBe("accepted");
    await pass(database, 3);

    expect(await deduct(database, 101)).toBe("PT402 insufficient_credits");
    expect(await deduct(database, 100)).toBe("accepted");
    const entries = await database.owner`
      select kind, amount_credits::int as amount, balance_after::int as balance
      from credits.entries order by entry_id`;
    expect([...entries]).toEqual([
      { kind: "topup", amount: 30, balance: 30 },
      { kind: "topup", amount: 100, balance: 130 },
      { kind: "deduct", amount: -20, balance: 110 },
      { kind: "expire", amount: -10, balance: 100 },
      { kind: "deduct", amount: -100, balance: 0 },
    ]);
    expect(await brokenRules(database)).toEqual([]);
  });

  it("is gone from every read at once, and reads write nothing", async () => {
    const database = await createTestDatabase();
    await grant(database, 30, 2);
    await grant(database, 5, 4);
    await grant(database, 100, null);
    await pass(database, 3);

    const [preflight] = await database.service`
      select available::int, expires_next_credits::int
      from public.rpc_credit_preflight(${ALPENBLICK}, 1)`;
    expect(preflight).toEqual({ available: 105, expires_next_credits: 5 });
    const [seen] = await database.asUser(
      USERS.member,
      (sql) =>
        sql`select balance::int, available::int, expires_next_credits::int
        from public.credit_balances`,
    );
    expect(seen).toEqual({ balance: 105, available: 105, expires_next_credits: 5 });
    expect(await database.owner`select 1 from credits.entries`).toHaveLength(3);
  });

  it("is swept, once, and many sweepers at once do no harm", async () => {
    const database = await createTestDatabase({ connections: 8 });
    await grant(database, 30, 2);
    await pass(database, 3);
    await Promise.all(Array.from({ length: 8 }, () => database.service`select credits.sweep()`));
    expect(await database.owner`select 1 from credits.entries where kind = 'expire'`)
      .toHaveLength(1);
    const [again] = await database.service`select credits.sweep() as swept`;
    expect(again).toEqual({ swept: 0 });
    expect(await brokenRules(database)).toEqual([]);
  });

  it("is left to whoever is writing to the balance: the sweep waits for nobody", async () => {
    const database = await createTestDatabase();
    await grant(database, 30, 2);
    await pass(database, 3);
    await database.owner.begin(async (writer) => {
      await writer`select from public.tenant_credit_balance for update`;
      const [swept] = await database.service`select credits.sweep() as swept`;
      expect(swept).toEqual({ swept: 0 });
    });
    const [swept] = await database.service`select credits.sweep() as swept`;
    expect(swept).toEqual({ swept: 1 });
  });

  it("is never overspent by 32 clients at the moment it expires", async () => {
    const database = await createTestDatabase({ connections: 32 });
    await grant(database, 50, 1);
    await grant(database, 60, null);
    await pass(database, 2);
    const outcomes = await Promise.all(
      Array.from(
        { length: 100 },
        (_, index) =>
          refusal(
            database.service`select public.rpc_credit_deduct(${ALPENBLICK}, 1, ${`d${index}`})`,
          ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "accepted")).toHaveLength(60);
    expect(await brokenRules(database)).toEqual([]);
  });
});

describe("burn order", () => {
  it("is priority, then earliest expiry, then age, and burns tell what paid for what", async () => {
    const database = await createTestDatabase();
    await grant(database, 10, null);
    await grant(database, 11, 9);
    await grant(database, 12, 3);
    await grant(database, 13, null, 10);
    await deduct(database, 30);
    await grant(database, 1, null);

    const burns = await database.owner`
      select g.amount_credits::int as of_grant, u.from_spent::int, u.to_spent::int
      from credits.burns as u
      join credits.grants as g on g.tenant_id = u.tenant_id and g.grant_id = u.grant_id
      order by u.from_spent`;
    expect([...burns]).toEqual([
      { of_grant: 13, from_spent: 0, to_spent: 13 },
      { of_grant: 12, from_spent: 13, to_spent: 25 },
      { of_grant: 11, from_spent: 25, to_spent: 30 },
    ]);
    expect(await brokenRules(database)).toEqual([]);
  });
});

describe("a package that expires", () => {
  it("grants credits for the days it had when it was bought", async () => {
    const database = await createTestDatabase();
    const { owner, service } = database;
    await owner`update billing.packages set expires_after_days = 30 where package_id = 'standard'`;
    const [purchase] = await service<{ purchase_id: string }[]>`
      select * from public.rpc_credit_start_purchase(
        ${ALPENBLICK}, gen_random_uuid(), 'standard', ${USERS.owner}, false, 'de')`;
    await owner`update billing.packages set expires_after_days = 1`;
    await service`select public.rpc_credit_claim_customer(${ALPENBLICK}, false)`;
    await service`select public.rpc_credit_save_customer(${ALPENBLICK}, false, 'cus_1')`;
    await service`select * from public.rpc_credit_apply_checkout(
      ${ALPENBLICK}, ${purchase?.purchase_id ?? ""}, 'cs_1', false, 'complete', 'paid', false, 2500,
      'eur', 'cus_1', 'pi_1', quantity => 1, unit_minor => 2500, discount_minor => 0,
      tax_minor => 0)`;
    const [granted] = await owner`
      select round(extract(epoch from expires_at - now()) / 86400)::int as days
      from credits.grants`;
    expect(granted).toEqual({ days: 30 });
  });
});

describe("a topup", () => {
  it.each([
    ["that has expired already", "now() - interval '1 second'", 50],
    ["that expires now", "now()", 50],
    ["that ranks too high", "null", 101],
    ["that ranks too low", "null", -1],
  ])("is refused for a grant %s", async (_, expiresAt, priority) => {
    const { service } = await createTestDatabase();
    expect(
      await refusal(service.unsafe(`select public.rpc_credit_topup(
      '${ALPENBLICK}', 5, 'k', expires_at => ${expiresAt}, priority => ${priority}::smallint)`)),
    )
      .toBe("PT400 malformed_request");
  });
});
