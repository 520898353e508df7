import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { createNodeClient } from "../../stack/node-client.ts";
import { ALPENBLICK, NOBODY, NORDLICHT, USERS } from "../support/test-database.ts";
import { code } from "../support/reply-code.ts";
import { createTestStack, type Reply, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;

beforeAll(async () => {
  stack = await createTestStack();
});

const purchase = (tenantId: string) => ({
  tenant_id: tenantId,
  package_id: "standard",
  attempt_id: randomUUID(),
});

describe("the checkout door", () => {
  it("takes a publishable key alone, no key or a made-up token for nobody", async () => {
    for (const token of [null, stack.publishableKey, "eyJhbGciOiJIUzI1NiJ9.e30.x"]) {
      expect(code(await stack.post("credit-checkout", token, purchase(ALPENBLICK))))
        .toBe("401 unauthenticated");
    }
    expect(await stack.sql`select 1 from billing.purchases`).toHaveLength(0);
  });

  it("sells only to owner, admin and billing of the tenant", async () => {
    const buys = async (email: string, tenant: string) =>
      code(await stack.post("credit-checkout", await stack.signIn(email), purchase(tenant)));
    expect(await buys("owner@alpenblick.example", ALPENBLICK)).toBe("200 ok");
    expect(await buys("billing@alpenblick.example", ALPENBLICK)).toBe("200 ok");
    expect(await buys("owner@alpenblick.example", NORDLICHT)).toBe("200 ok");
    expect(await buys("member@alpenblick.example", ALPENBLICK)).toBe("403 forbidden");
    expect(await buys("viewer@nordlicht.example", NORDLICHT)).toBe("403 forbidden");
    expect(await buys("owner@nordlicht.example", ALPENBLICK)).toBe("403 forbidden");
    expect(await buys("owner@nordlicht.example", NOBODY)).toBe("403 forbidden");
  });

  it("sells nothing to a removed member whose token is still valid, nor to one who signed out", async () => {
    const removed = await stack.signIn("billing@alpenblick.example");
    await stack.sql`delete from public.tenant_members where user_id = ${USERS.billing}`;
    expect(code(await stack.post("credit-checkout", removed, purchase(ALPENBLICK))))
      .toBe("403 forbidden");

    const client = createNodeClient(stack.url, stack.publishableKey);
    const { data } = await client.auth.signInWithPassword({
      email: "owner@alpenblick.example",
      password: "tenant-credits-demo",
    });
    const token = data.session?.access_token ?? "";
    await client.auth.signOut();
    expect(code(await stack.post("credit-checkout", token, purchase(ALPENBLICK))))
      .toBe("401 unauthenticated");
  });

  it("shows the state of a purchase to its own tenant alone", async () => {
    const owner = await stack.signIn("owner@alpenblick.example");
    const stranger = await stack.signIn("owner@nordlicht.example");
    const { purchase_id } = await stack.startPurchase(owner);
    const sync = async (token: string, tenant_id: string) =>
      code(await stack.post("credit-checkout/sync", token, { tenant_id, purchase_id }));
    expect(await sync(owner, ALPENBLICK)).toBe("200 ok");
    expect(await sync(stranger, ALPENBLICK)).toBe("403 forbidden");
    expect(await sync(stranger, NORDLICHT)).toBe("404 unknown_purchase");
  });

  it("takes 30 requests a minute from one user and tells the 31st when to come back", async () => {
    const token = await stack.signIn("viewer@nordlicht.example");
    await stack.sql`delete from billing.rate_limits`;
    const replies: Reply[] = [];
    for (let request = 1; request <= 31; request++) {
      replies.push(await stack.post("credit-checkout", token, purchase(NORDLICHT)));
    }
    expect(replies.map(code)).toEqual([
      ...Array.from({ length: 30 }, () => "403 forbidden"),
      "429 rate_limited",
    ]);
    const wait = Number(replies.at(-1)?.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
  });
});

describe("every function", () => {
  it.each([
    "credit-checkout",
    "credit-settings",
    "credit-webhook",
    "credit-preflight",
    "example-word-count",
  ])(
    "%s tells its health",
    async (name) => {
      const response = await fetch(`${stack.url}/functions/v1/${name}/health`);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ status: "ok", function: name });
    },
  );
});
