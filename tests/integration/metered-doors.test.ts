import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { createNodeClient } from "../../stack/node-client.ts";
import { ALPENBLICK, NOBODY, NORDLICHT } from "../support/test-database.ts";
import { code } from "../support/reply-code.ts";
import { createTestStack, type Reply, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;

beforeAll(async () => {
  stack = await createTestStack();
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
    [{ amount: 1, reference: "a\u0000b" }, "400 malformed_request"],
    [{ amount: 1, metadata: { a: "\u0000" } }, "400 malformed_request"],
    [{ amount: 1, idempotency_key: "key \ud800" }, "400 malformed_request"],
    [{ amount: true }, "400 malformed_request"],
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
