import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { postFrom } from "../support/post-from.ts";
import { code } from "../support/reply-code.ts";
import { ALPENBLICK, NOBODY } from "../support/test-database.ts";
import { createTestStack, type Started, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let token: string;

beforeAll(async () => {
  stack = await createTestStack({
    environment: {
      CREDITS_RATE_LIMITS: JSON.stringify({
        billing: { user: 100, tenant: 40, address: 50 },
        webhook: { window_seconds: 1, everyone: 16 },
      }),
    },
  });
  token = await stack.signIn("owner@alpenblick.example");
});

beforeEach(async () => {
  await stack.sql`delete from billing.rate_limits`;
});

const sync = { tenant_id: ALPENBLICK, purchase_id: randomUUID() };
const purchase = () => ({
  tenant_id: ALPENBLICK,
  package_id: "standard",
  attempt_id: randomUUID(),
});

/** Asks as the owner from an address, with further headers; answers with the status. */
async function askFrom(address: string, headers: Record<string, string>, body: unknown = sync) {
  return await postFrom(address, `${stack.url}/functions/v1/credit-checkout/sync`, {
    authorization: `Bearer ${token}`,
    ...headers,
  }, body);
}

describe("the limit of an address", () => {
  it("is not escaped by claiming another one, and is another address's own", async () => {
    const claims = (request: number) => ({
      "x-forwarded-for": `203.0.113.${request}`,
      "x-real-ip": `203.0.113.${request}`,
      "cf-connecting-ip": `203.0.113.${request}`,
      forwarded: `for=203.0.113.${request}`,
    });
    const foreign = { ...sync, tenant_id: NOBODY };
    for (let request = 1; request <= 50; request++) {
      expect(await askFrom("127.0.0.1", claims(request), foreign)).toBe(403);
    }

    expect(await askFrom("127.0.0.1", claims(51), foreign)).toBe(429);
    expect(await askFrom("127.0.0.2", {}, foreign)).toBe(403);
  });

  it("is counted without the address: the database holds a salted hash", async () => {
    await askFrom("127.0.0.1", {});
    const rows = await stack.sql<{ subject: string }[]>`
      select subject from billing.rate_limits order by subject`;

    expect(rows.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^address:[0-9a-f]{64}$/),
      "everyone",
      `tenant:${ALPENBLICK}`,
      expect.stringMatching(/^user:/),
    ]);
  });
});

it("the limit of a tenant holds for all its members together, and strangers cannot use it up", async () => {
  const billing = await stack.signIn("billing@alpenblick.example");
  const stranger = await stack.signIn("viewer@nordlicht.example");
  for (let request = 1; request <= 5; request++) {
    expect(code(await stack.post("credit-checkout/sync", stranger, sync))).toBe("403 forbidden");
  }
  for (let request = 1; request <= 40; request++) {
    const member = request % 2 === 0 ? token : billing;
    expect(code(await stack.post("credit-checkout/sync", member, sync)))
      .toBe("404 unknown_purchase");
  }
  expect(code(await stack.post("credit-checkout/sync", token, sync))).toBe("429 rate_limited");
});

describe("when the limiter cannot be asked", () => {
  const setDoor = (verb: "grant" | "revoke") =>
    stack.sql.unsafe(`${verb} execute on function public.rpc_credit_take_rate(text, jsonb, integer)
      ${verb === "grant" ? "to" : "from"} service_role`);

  it("checkout is closed before Stripe hears of it, and payments are still credited", async () => {
    const before = await stack.balance();
    const { sessionId } = await stack.startPurchase(token);
    await stack.stripe.control.settled();
    const { events: told } = await stack.stripe.control.events();
    await setDoor("revoke");
    try {
      expect(code(await stack.post("credit-checkout", token, purchase()))).toBe("500 internal");
      expect(code(await stack.post("credit-checkout/sync", token, sync))).toBe("500 internal");
      expect(await stack.sql`select 1 from billing.purchases`).toHaveLength(1);
      expect((await stack.stripe.control.events()).events).toEqual(told);

      await stack.stripe.control.pay({ session: sessionId });
      await stack.stripe.control.settled();
      expect(await stack.balance()).toBe(before + 100);
    } finally {
      await setDoor("grant");
    }
  });
});

it("a flood of deliveries is slowed down with 429 and every payment is credited in the end", async () => {
  const before = await stack.balance();
  const started: Started[] = [];
  for (let time = 1; time <= 12; time++) started.push(await stack.startPurchase(token));
  for (const { sessionId } of started) await stack.stripe.control.pay({ session: sessionId });
  await stack.stripe.control.settled({ timeout_ms: 50_000 });

  const { deliveries } = await stack.stripe.control.deliveries({ limit: 100 });
  const statuses = deliveries.flatMap(({ attempts }) => attempts.map(({ status }) => status));
  expect(new Set(statuses)).toEqual(new Set([200, 429]));
  expect(await stack.balance()).toBe(before + 12 * 100);
  expect(await stack.sql`select 1 from billing.stripe_events where status = 'failed'`)
    .toHaveLength(0);
  expect(await stack.brokenRules()).toEqual([]);
});
