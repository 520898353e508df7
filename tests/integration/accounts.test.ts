import { describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase, USERS } from "../support/test-database.ts";

const NEWCOMER = "0b5e0000-0000-4000-8000-0000000000aa";

async function withNewcomer(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await database.owner`
    insert into public.tenants (tenant_id, name) values (${NEWCOMER}, 'Newcomer')`;
  return database;
}

describe("what has books", () => {
  it.each([
    [
      "a first grant",
      ({ service }: TestDatabase) =>
        service`select public.rpc_credit_topup(${NEWCOMER}, 10, 'first')`,
    ],
    ["a first budget", ({ owner }: TestDatabase) =>
      owner`select credits.set_budget(
        ${NEWCOMER}, 'credit', ${USERS.member}, null, 10, ${USERS.owner})`],
  ])("cannot be deleted after %s: neither the tenant nor the credit type", async (_, open) => {
    const database = await withNewcomer();
    const { owner } = database;
    await open(database);

    await expect(owner`delete from public.tenants where tenant_id = ${NEWCOMER}`)
      .rejects.toMatchObject({ code: "23503", table_name: "accounts" });
    await expect(owner`delete from credits.types where credit_type = 'credit'`)
      .rejects.toMatchObject({ code: "23503" });
  });

  it("has one account, whichever comes first", async () => {
    const database = await withNewcomer();
    const { owner, service } = database;
    await owner`select credits.set_budget(
      ${NEWCOMER}, 'credit', ${USERS.member}, null, 10, ${USERS.owner})`;
    await service`select public.rpc_credit_topup(${NEWCOMER}, 10, 'first')`;
    await service`select public.rpc_credit_topup(${NEWCOMER}, 10, 'second')`;

    expect(await owner`select credit_type from credits.accounts where tenant_id = ${NEWCOMER}`)
      .toEqual([{ credit_type: "credit" }]);
  });
});

it("a tenant without books can be deleted", async () => {
  const { owner } = await withNewcomer();
  const deleted = await owner`
    delete from public.tenants where tenant_id = ${NEWCOMER} returning tenant_id`;
  expect(deleted).toHaveLength(1);
});
