import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { createNodeClient } from "../../stack/node-client.ts";
import { ALPENBLICK, NOBODY, NORDLICHT, USERS } from "../support/test-database.ts";
import { createTestStack, type Reply, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;

beforeAll(async () => {
  stack = await createTestStack();
});

function code({ status, body }: Reply): string {
  const error = Object(Object(body)["error"]);
  return `${status} ${String(error["code"] ?? "ok")}`;
}

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
    const user = "b0000000-0000-4000-8000-000000000002";
    await stack.sql`delete from billing.rate_limits where subject = ${user}`;
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

describe("the preflight door", () => {
  const ask = async (path: string, key: string, body: unknown): Promise<Reply> => {
    const response = await fetch(`${stack.url}/functions/v1/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", apikey: key },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json(), headers: response.headers };
  };

  it("opens to the secret key only", async () => {
    const token = await stack.signIn("owner@nordlicht.example");
    const request = { tenant_id: NORDLICHT, amount: 1 };
    for (const key of [stack.publishableKey, token, "sb_secret_wrong", ""]) {
      expect(code(await ask("credit-preflight", key, request))).toBe("401 unauthenticated");
    }
    expect(code(await ask("credit-preflight", stack.secretKey, request))).toBe("200 ok");
  });

  it("asks and spends, once per key", async () => {
    const supabaseAdmin = createNodeClient(stack.url, stack.secretKey);
    await supabaseAdmin.rpc("rpc_credit_topup", {
      tenant_id: NORDLICHT,
      amount: 20,
      idempotency_key: "opening",
    }).throwOnError();
    const spend = { tenant_id: NORDLICHT, action: "letter", quantity: 2 };

    expect((await ask("credit-preflight", stack.secretKey, spend)).body)
      .toMatchObject({ allowed: true, required: 10, available: 20, shortfall: 0 });
    const deduct = () =>
      ask("credit-preflight/deduct", stack.secretKey, { ...spend, idempotency_key: "letter 1" });
    const first = await deduct();
    expect(first).toMatchObject({
      status: 200,
      body: { outcome: "deducted", balance: 10, replayed: false },
    });
    expect((await deduct()).body).toEqual({ ...Object(first.body), replayed: true });
    expect(code(
      await ask("credit-preflight/deduct", stack.secretKey, {
        ...spend,
        quantity: 1,
        idempotency_key: "letter 1",
      }),
    )).toBe("409 key_reused");

    const tooMuch = await ask("credit-preflight/deduct", stack.secretKey, {
      ...spend,
      quantity: 3,
      idempotency_key: "letter 2",
    });
    expect(tooMuch).toMatchObject({
      status: 402,
      body: { error: { code: "insufficient_credits", required: 15, available: 10, shortfall: 5 } },
    });
    expect(await stack.balance(NORDLICHT)).toBe(10);
  });

  it.each([
    [{ amount: 0 }, "422 amount_out_of_range"],
    [{ amount: -1 }, "422 amount_out_of_range"],
    [{ amount: 1_000_000_000_001 }, "422 amount_out_of_range"],
    [{ amount: 1e30 }, "400 malformed_request"],
    [{ amount: 1.5 }, "400 malformed_request"],
    [{ amount: Number.NaN }, "400 malformed_request"],
    [{ amount: "5" }, "400 malformed_request"],
    [{}, "400 malformed_request"],
    [{ amount: 1, colour: "red" }, "400 malformed_request"],
    [{ action: "teleport" }, "404 unknown_action"],
    [{ amount: 1, tenant_id: NOBODY }, "404 unknown_tenant"],
    [{ amount: 1, tenant_id: "alpenblick" }, "400 malformed_request"],
  ])("refuses to deduct %j clearly", async (request, expected) => {
    const entries = async () => (await stack.sql`select 1 from credits.entries`).length;
    const before = await entries();
    expect(code(
      await ask("credit-preflight/deduct", stack.secretKey, {
        tenant_id: NORDLICHT,
        idempotency_key: "refused",
        ...request,
      }),
    )).toBe(expected);
    expect(await entries()).toBe(before);
  });
});

describe("every function", () => {
  it.each(["credit-checkout", "credit-webhook", "credit-preflight", "example-word-count"])(
    "%s tells its health",
    async (name) => {
      const response = await fetch(`${stack.url}/functions/v1/${name}/health`);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ status: "ok", function: name });
    },
  );
});

describe("the example of a metered function", () => {
  it("does its work once the credits suffice, and is paid once per request", async () => {
    const token = await stack.signIn("member@alpenblick.example");
    const count = (request_id: string) =>
      stack.post("example-word-count", token, {
        tenant_id: ALPENBLICK,
        request_id,
        text: "drei kleine Worte",
      });
    expect(code(await count(randomUUID()))).toBe("402 insufficient_credits");

    await createNodeClient(stack.url, stack.secretKey).rpc("rpc_credit_topup", {
      tenant_id: ALPENBLICK,
      amount: 2,
      idempotency_key: "opening",
    }).throwOnError();
    const request = randomUUID();
    expect(await count(request)).toMatchObject({ status: 200, body: { words: 3, available: 1 } });
    expect(await count(request)).toMatchObject({ status: 200, body: { words: 3, available: 1 } });
    expect(await stack.balance()).toBe(1);
  });
});
