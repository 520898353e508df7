import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { createNodeClient } from "../../stack/node-client.ts";
import { askWithSecretKey } from "../support/ask-with-secret-key.ts";
import { ALPENBLICK, NOBODY, NORDLICHT } from "../support/test-database.ts";
import { code } from "../support/reply-code.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;

beforeAll(async () => {
  stack = await createTestStack();
});

describe("the preflight door", () => {
  it("opens to the secret key only", async () => {
    const token = await stack.signIn("owner@nordlicht.example");
    const request = { tenant_id: NORDLICHT, amount: 1 };
    for (const key of [stack.publishableKey, token, "sb_secret_wrong", ""]) {
      expect(code(await askWithSecretKey(stack, "", request, key))).toBe("401 unauthenticated");
    }
    expect(code(await askWithSecretKey(stack, "", request))).toBe("200 ok");
  });

  it("asks and spends, once per key", async () => {
    const supabaseAdmin = createNodeClient(stack.url, stack.secretKey);
    await supabaseAdmin.rpc("rpc_credit_topup", {
      tenant_id: NORDLICHT,
      amount: 20,
      idempotency_key: "opening",
    }).throwOnError();
    const spend = { tenant_id: NORDLICHT, action: "letter", quantity: 2 };

    expect((await askWithSecretKey(stack, "", spend)).body)
      .toMatchObject({ allowed: true, required: 10, available: 20, shortfall: 0 });
    const deduct = () =>
      askWithSecretKey(stack, "/deduct", { ...spend, idempotency_key: "letter 1" });
    const first = await deduct();
    expect(first).toMatchObject({
      status: 200,
      body: { outcome: "deducted", balance: 10, replayed: false },
    });
    expect((await deduct()).body).toEqual({ ...Object(first.body), replayed: true });
    expect(code(
      await askWithSecretKey(stack, "/deduct", {
        ...spend,
        quantity: 1,
        idempotency_key: "letter 1",
      }),
    )).toBe("409 key_reused");

    const tooMuch = await askWithSecretKey(stack, "/deduct", {
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
      await askWithSecretKey(stack, "/deduct", {
        tenant_id: NORDLICHT,
        idempotency_key: "refused",
        ...request,
      }),
    )).toBe(expected);
    expect(await entries()).toBe(before);
  });
});

describe("the example of a metered function", () => {
  it("holds the most its work can cost, takes what it did cost, and is paid once", async () => {
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
      amount: 10,
      idempotency_key: "opening",
    }).throwOnError();
    const request = randomUUID();
    expect(await count(request)).toMatchObject({ status: 200, body: { words: 3, available: 7 } });
    expect(await count(request)).toMatchObject({ status: 200, body: { words: 3, available: 7 } });
    expect(code(await count(randomUUID()))).toBe("402 insufficient_credits");
    expect(
      await stack.sql`select kind, amount_credits::int as amount from credits.entries
      where tenant_id = ${ALPENBLICK} order by version`,
    ).toEqual([
      { kind: "topup", amount: 10 },
      { kind: "hold", amount: 0 },
      { kind: "capture", amount: -3 },
    ]);
    expect(await stack.brokenRules()).toEqual([]);
  });
});
