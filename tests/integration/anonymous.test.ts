import { randomUUID } from "node:crypto";
import type { TransactionSql } from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import { createNodeClient } from "../../stack/node-client.ts";
import { code } from "../support/reply-code.ts";
import { ALPENBLICK, createTestDatabase, refusal, USERS } from "../support/test-database.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

const READS = [
  ...["my_tenants", "tenants", "tenant_members", "tenant_credit_balance"],
  ...["credit_balances", "credit_entries", "credit_purchases"],
];

describe("an anonymous sign-in, even one that somebody made an owner,", () => {
  let stack: TestStack;
  let token: string;

  beforeAll(async () => {
    stack = await createTestStack();
    await stack.sql`update auth.users set is_anonymous = true where id = ${USERS.owner}`;
    token = await stack.signIn("owner@alpenblick.example");
  });

  it.each([
    ["credit-checkout", { package_id: "standard", attempt_id: randomUUID() }],
    ["credit-checkout/sync", { purchase_id: randomUUID() }],
    ["credit-settings/budget", { user_id: USERS.member, amount: 5 }],
    ["example-word-count", { request_id: randomUUID(), text: "a b c" }],
  ])("is refused by %s", async (door, request) => {
    const reply = await stack.post(door, token, { tenant_id: ALPENBLICK, ...request });

    expect(code(reply)).toBe("403 forbidden");
    expect(await stack.sql`select 1 from billing.purchases`).toHaveLength(0);
    expect((await stack.stripe.control.events()).events).toEqual([]);
  });

  it("is nobody to the doors of services", async () => {
    for (const door of ["credit-preflight", "credit-preflight/deduct"]) {
      expect(code(await stack.post(door, token, { tenant_id: ALPENBLICK, amount: 1 })))
        .toBe("401 unauthenticated");
    }
  });

  it("cannot write, whatever it may read", async () => {
    const client = createNodeClient(stack.url, token);
    const { status } = await client.rpc("rpc_credit_topup", {
      tenant_id: ALPENBLICK,
      amount: 5,
      idempotency_key: "k",
    });
    expect(status).toBeGreaterThanOrEqual(401);
    expect(await stack.balance()).toBe(0);
  });
});

it("an anonymous member's token shows no row of any tenant, and asks for none", async () => {
  const { service, owner } = await createTestDatabase();
  await service`select public.rpc_credit_topup(${ALPENBLICK}, 100, 'opening')`;
  const as = async <Result>(
    isAnonymous: boolean,
    work: (sql: TransactionSql) => PromiseLike<Result>,
  ): Promise<Result> => {
    const claims = JSON.stringify({
      ...{ sub: USERS.owner, role: "authenticated", is_anonymous: isAnonymous },
    });
    const results = await owner.begin(async (sql) => {
      await sql`select set_config('role', 'authenticated', true)`;
      await sql`select set_config('request.jwt.claims', ${claims}, true)`;
      return [await work(sql)] as const;
    });
    return results[0];
  };

  for (const relation of READS) {
    const count = (isAnonymous: boolean) =>
      as(isAnonymous, async (sql) => (await sql.unsafe(`select 1 from public.${relation}`)).length);
    expect(await count(true), relation).toBe(0);
    if (relation !== "credit_purchases") expect(await count(false), relation).toBeGreaterThan(0);
  }
  const preflight = (isAnonymous: boolean) =>
    refusal(as(isAnonymous, (sql) =>
      sql`
      select * from public.rpc_credit_preflight(${ALPENBLICK}, 5)`));
  expect(await preflight(true)).toBe("PT404 unknown_tenant");
  expect(await preflight(false)).toBe("accepted");
});
