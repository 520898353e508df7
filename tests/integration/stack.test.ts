import { expect, inject, it } from "vitest";
import { createStack } from "../../stack/create-stack.ts";
import { createNodeClient } from "../../stack/node-client.ts";
import { databasesOf } from "../../stack/postgres/databases.ts";
import { ALPENBLICK } from "../support/test-database.ts";
import { createTestStack } from "../support/test-stack.ts";

const stack = await createTestStack();

it("signs in every demo user, who sees the tenants they are listed with", async () => {
  expect(stack.demo.users.length).toBeGreaterThan(0);
  for (const { email, password, user_id, memberships } of stack.demo.users) {
    const client = createNodeClient(stack.url, stack.publishableKey);
    const { data } = await client.auth.signInWithPassword({ email, password });
    expect(data.user?.id).toBe(user_id);
    const tenants = await client.from("my_tenants").select("tenant_id, role").order("tenant_id");
    expect(tenants.data).toEqual(memberships);
  }
});

it("shares no data, keys or sessions with another stack on the same server", async () => {
  await using other = await createStack({
    server: databasesOf(inject("postgresAdminUrl")),
    functions: false,
  });
  const topUp = (one: { url: string }, key: string) =>
    createNodeClient(one.url, key).rpc("rpc_credit_topup", {
      tenant_id: ALPENBLICK,
      amount: 5,
      idempotency_key: "once",
      source: "promotion",
    });
  expect((await topUp(stack, stack.secretKey)).error).toBeNull();
  expect(await stack.balance()).toBe(5);
  expect((await topUp(other, stack.secretKey)).status).toBe(401);
  expect((await topUp(other, other.secretKey)).data).toMatchObject([{ balance: 5 }]);

  const token = await stack.signIn("owner@alpenblick.example");
  const stranger = createNodeClient(other.url, other.publishableKey);
  expect((await stranger.auth.getUser(token)).error).not.toBeNull();
});

it("answers fifty requests at once", async () => {
  const client = createNodeClient(stack.url, stack.secretKey);
  const topUps = Array.from({ length: 50 }, (_, index) =>
    client.rpc("rpc_credit_topup", {
      tenant_id: ALPENBLICK,
      amount: 1,
      idempotency_key: `at-once-${index}`,
      source: "promotion",
    }));
  const answers = await Promise.all(topUps);
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
});
