import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createNodeClient } from "../../stack/node-client.ts";
import { askWithSecretKey } from "../support/ask-with-secret-key.ts";
import { code } from "../support/reply-code.ts";
import { ALPENBLICK, NOBODY, NORDLICHT } from "../support/test-database.ts";
import { createTestStack, type Reply, type TestStack } from "../support/test-stack.ts";

const batch = z.object({ outcomes: z.array(z.looseObject({ outcome: z.string() })) });

let stack: TestStack;

beforeAll(async () => {
  stack = await createTestStack();
  const supabaseAdmin = createNodeClient(stack.url, stack.secretKey);
  for (const tenant_id of [ALPENBLICK, NORDLICHT]) {
    await supabaseAdmin
      .rpc("rpc_credit_topup", { tenant_id, amount: 2_000, idempotency_key: "opening" })
      .throwOnError();
  }
});

const takenIn = ({ body }: Reply) =>
  batch.parse(body).outcomes.filter(({ outcome }) => outcome === "deducted");

const send = (items: unknown) => askWithSecretKey(stack, "/deduct-batch", { items });

describe("the door for batches", () => {
  const item = (idempotency_key: string, change: Record<string, unknown> = {}) => ({
    tenant_id: NORDLICHT,
    amount: 1,
    idempotency_key,
    ...change,
  });

  it("takes items of many tenants, each by its own rules, and says what became of each", async () => {
    const items = [
      item("letter 1", { amount: undefined, action: "letter", quantity: 2, reference: "job 1" }),
      item("letter 1", { tenant_id: ALPENBLICK, metadata: { pages: 2 } }),
      item("too much", { amount: 5_000 }),
      item("of nobody", { tenant_id: NOBODY }),
      item("unheard of", { amount: undefined, action: "teleport" }),
      item("nothing", { amount: 0 }),
      item("a fraction", { amount: 1.5 }),
      item("letter 1", { amount: 2 }),
      item("last"),
    ];
    const reply = await send(items);
    expect(reply).toMatchObject({
      status: 200,
      body: {
        outcomes: [
          { item: 1, outcome: "deducted", balance: 1_990, replayed: false },
          { item: 2, outcome: "deducted", balance: 1_999, replayed: false },
          { item: 3, outcome: "refused", code: "insufficient_credits" },
          { item: 4, outcome: "refused", code: "unknown_tenant" },
          { item: 5, outcome: "refused", code: "unknown_action" },
          { item: 6, outcome: "refused", code: "amount_out_of_range" },
          { item: 7, outcome: "refused", code: "malformed_request" },
          { item: 8, outcome: "refused", code: "key_reused" },
          { item: 9, outcome: "deducted", balance: 1_989, replayed: false },
        ],
      },
    });

    const again = await send(items);
    expect(takenIn(again)).toEqual(takenIn(reply).map((item) => ({ ...item, replayed: true })));
    expect(await stack.balance(NORDLICHT)).toBe(1_989);
    expect(await stack.balance(ALPENBLICK)).toBe(1_999);
  });

  it("takes a thousand items in one call, and one key within them once", async () => {
    const before = await stack.balance(NORDLICHT);
    const items = Array.from({ length: 1_000 }, (_, index) => item(`meter ${index % 999}`));
    expect(code(await send(items))).toBe("200 ok");
    expect(await stack.balance(NORDLICHT)).toBe(before - 999);
    expect(code(await send([...items, item("one more")]))).toBe("400 malformed_request");
  });

  it.each<[string, unknown, string]>([
    ["no items", [], "400 malformed_request"],
    ["what is no list", {}, "400 malformed_request"],
    ["an item without a key", [item("fine"), { tenant_id: NORDLICHT }], "400 malformed_request"],
    ["a NUL in metadata", [item("fine", { metadata: { a: "\u0000" } })], "400 malformed_request"],
    ["two mebibytes", [item("fine", { reference: "x".repeat(2 ** 21) })], "413 body_too_large"],
  ])("refuses %s as a whole", async (_, items, expected) => {
    const entries = async () => (await stack.sql`select 1 from credits.entries`).length;
    const before = await entries();
    expect(code(await send(items))).toBe(expected);
    expect(await entries()).toBe(before);
  });

  it("opens to the secret key only", async () => {
    const token = await stack.signIn("owner@nordlicht.example");
    for (const key of [stack.publishableKey, token, ""]) {
      const body = { items: [item("never")] };
      expect(code(await askWithSecretKey(stack, "/deduct-batch", body, key)))
        .toBe("401 unauthenticated");
    }
  });
});

it("leaves the books in order", async () => {
  expect(await stack.brokenRules()).toEqual([]);
});
