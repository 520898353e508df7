import { describe, expect, it } from "vitest";
import { ALPENBLICK, createTestDatabase, refusal, USERS } from "../support/test-database.ts";

const READS = ["credit_entries", "credit_balances", "credit_purchases", "credit_audit", "tenants"];

async function open() {
  const database = await createTestDatabase();
  const account = (user: string) =>
    database.asUser(user, async (sql) => [...await sql`select * from public.my_account`]);
  return { ...database, account };
}

describe("an operator", () => {
  it("is told so, live; nobody else is, whatever their role in a tenant", async () => {
    const { owner, account } = await open();
    expect(await account(USERS.operator)).toEqual([{ user_id: USERS.operator, is_operator: true }]);
    for (const user of [USERS.owner, USERS.billing, USERS.stranger]) {
      expect(await account(user)).toEqual([{ user_id: user, is_operator: false }]);
    }
    await owner`delete from tenancy.operators`;
    expect(await account(USERS.operator))
      .toEqual([{ user_id: USERS.operator, is_operator: false }]);
  });

  it("is nobody who signed in anonymously, even when the row says so", async () => {
    const { owner } = await open();
    const claims = { sub: USERS.operator, role: "authenticated", is_anonymous: true };
    const rows = await owner.begin(async (sql) => {
      await sql`select set_config('role', 'authenticated', true)`;
      await sql`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
      return await sql`select is_operator from public.my_account`;
    });
    expect([...rows]).toEqual([{ is_operator: false }]);
  });

  it("is no member by that: the Data API shows them no tenant's rows", async () => {
    const { service, asUser } = await open();
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 5, 'opening')`;
    for (const relation of READS) {
      const rows = await asUser(
        USERS.operator,
        (sql) => sql.unsafe(`select * from public.${relation}`),
      );
      expect([...rows], relation).toEqual([]);
    }
  });
});

describe("the list of operators", () => {
  it("is read and written by nobody through the Data API, service_role included", async () => {
    const { service, asUser } = await open();
    const changes = [
      "select * from tenancy.operators",
      `insert into tenancy.operators (user_id) values ('${USERS.owner}')`,
      "update tenancy.operators set created_at = now()",
      "delete from tenancy.operators",
    ];
    for (const change of changes) {
      expect(await refusal(service.unsafe(change)), change).toBe("42501");
      for (const user of [USERS.owner, USERS.operator]) {
        expect(await refusal(asUser(user, (sql) => sql.unsafe(change))), change).toBe("42501");
      }
    }
  });

  it("is not told to a key without a person: the account has no row", async () => {
    const { owner, service } = await open();
    const rows = await owner.begin(async (sql) => {
      await sql`select set_config('role', 'authenticated', true)`;
      return await sql`select * from public.my_account`;
    });
    expect([...rows]).toEqual([]);
    expect(await refusal(service`select * from public.my_account`)).toBe("42501");
  });
});
