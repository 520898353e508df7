import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createNodeClient } from "../../stack/node-client.ts";
import { askWithSecretKey } from "../support/ask-with-secret-key.ts";
import { code } from "../support/reply-code.ts";
import { ALPENBLICK, NOBODY, NORDLICHT } from "../support/test-database.ts";
import { createTestStack, type Reply, type TestStack } from "../support/test-stack.ts";

const OPENING = 100;
const opened = z.object({ hold_id: z.uuid(), deadline_at: z.string() });
const receipt = z.object({ entry_id: z.number(), available: z.number() });

let stack: TestStack;

beforeAll(async () => {
  stack = await createTestStack();
  await createNodeClient(stack.url, stack.secretKey).rpc("rpc_credit_topup", {
    tenant_id: NORDLICHT,
    amount: OPENING,
    idempotency_key: "opening",
  }).throwOnError();
});

const post = (route: `/${string}`, idempotency_key: string, change: Record<string, unknown>) =>
  askWithSecretKey(stack, route, { tenant_id: NORDLICHT, idempotency_key, ...change });

/** Holds 8 credits and returns what a capture or a release names. */
async function hold(idempotency_key: string, change: Record<string, unknown> = {}) {
  const { body } = await post("/hold", idempotency_key, { amount: 8, ...change });
  return { hold_id: opened.parse(body).hold_id };
}

async function available(): Promise<number> {
  const { body } = await askWithSecretKey(stack, "", { tenant_id: NORDLICHT, amount: 1 });
  return z.object({ available: z.number() }).parse(body).available;
}

/** Lets a hold's time run out. */
async function passDeadline({ hold_id }: { hold_id: string }): Promise<void> {
  await stack.sql`update credits.holds set deadline_at = now() where hold_id = ${hold_id}`;
  await stack.sql`update public.tenant_credit_balance set next_due_at = now()
    where tenant_id = ${NORDLICHT}`;
}

function replayOf({ body }: Reply): object {
  return { ...Object(body), replayed: true };
}

describe("holding", () => {
  it("sets credits aside by amount or by price, once per key", async () => {
    const before = await available();
    const request = { action: "letter", quantity: 2, ttl_seconds: 60, reference: "job 1" };
    const first = await post("/hold", "hold: once", request);
    expect(first).toMatchObject({ status: 200, body: { outcome: "held", replayed: false } });
    const { hold_id, deadline_at } = opened.parse(first.body);
    expect(Date.parse(deadline_at)).toBeGreaterThan(Date.now());
    expect((await post("/hold", "hold: once", request)).body).toEqual(replayOf(first));
    expect(await available()).toBe(before - 10);

    expect(code(await post("/hold", "hold: once", { ...request, quantity: 1 })))
      .toBe("409 key_reused");
    expect(code(await post("/release", "hold: undo", { hold_id }))).toBe("200 ok");
  });

  it.each<[Record<string, unknown>, string]>([
    [{ amount: OPENING + 1 }, "402 insufficient_credits"],
    [{ amount: 1, ttl_seconds: 0 }, "400 malformed_request"],
    [{ amount: 1, ttl_seconds: 2_592_001 }, "400 malformed_request"],
    [{}, "400 malformed_request"],
    [{ action: "teleport" }, "404 unknown_action"],
    [{ amount: 1, tenant_id: NOBODY }, "404 unknown_tenant"],
    [{ amount: 0 }, "422 amount_out_of_range"],
  ])("refuses %j clearly", async (request, expected) => {
    const before = await available();
    expect(code(await post("/hold", "hold: refused", request))).toBe(expected);
    expect(await available()).toBe(before);
  });
});

describe("capturing", () => {
  it.each([["all", {}, 8], ["less", { amount: 3 }, 3], ["more", { amount: 12 }, 12]])(
    "%s of what was held takes what the work cost, once per key",
    async (name, amount, cost) => {
      const before = await available();
      const request = { ...await hold(`capture: ${name}`), ...amount };
      const first = await post("/capture", `captured: ${name}`, request);
      expect(first).toMatchObject({ status: 200, body: { outcome: "captured", held: 0 } });
      expect((await post("/capture", `captured: ${name}`, request)).body)
        .toEqual(replayOf(first));
      expect(await available()).toBe(before - cost);
    },
  );

  it("more than there is is 402, and the hold stays", async () => {
    const held = await hold("capture: too much");
    const reply = await post("/capture", "captured: too much", { ...held, amount: 1_000 });
    expect(reply).toMatchObject({
      status: 402,
      body: { error: { code: "insufficient_credits", required: expect.any(Number) } },
    });
    expect(code(await post("/release", "released: too much", held))).toBe("200 ok");
  });
});

describe("what cannot end", () => {
  it("is 404 when it never was, and when it is another tenant's", async () => {
    const held = await hold("another tenant's");
    expect(code(await post("/capture", "k1", { hold_id: NOBODY }))).toBe("404 unknown_hold");
    expect(code(await post("/release", "k2", { ...held, tenant_id: ALPENBLICK })))
      .toBe("404 unknown_hold");
    expect(code(await post("/release", "k3", held))).toBe("200 ok");
  });

  it("is 409 when it has ended, by whatever key but its own", async () => {
    const held = await hold("ends once");
    const first = await post("/release", "ended", held);
    expect(code(await post("/capture", "ended again", held))).toBe("409 hold_closed");
    expect(code(await post("/capture", "ended", held))).toBe("409 key_reused");
    expect((await post("/release", "ended", held)).body).toEqual(replayOf(first));
  });

  it("is 409 once its deadline has passed, and its credits are available again", async () => {
    const before = await available();
    const held = await hold("too slow");
    expect(await available()).toBe(before - 8);
    await passDeadline(held);
    expect(await available()).toBe(before);
    expect(code(await post("/capture", "slow 1", held))).toBe("409 hold_closed");
    expect(code(await post("/release", "slow 2", held))).toBe("409 hold_closed");
    expect(await available()).toBe(before);
  });
});

describe("restoring", () => {
  it("gives a failed action's credits back, partly or wholly, never more than it took", async () => {
    const before = await available();
    const { body } = await post("/deduct", "work", { amount: 9 });
    const origin_entry_id = receipt.parse(body).entry_id;
    const part = await post("/restore", "part", { origin_entry_id, amount: 4, reason: "one page" });
    expect(part).toMatchObject({ status: 200, body: { outcome: "restored" } });
    expect(
      (await post("/restore", "part", { origin_entry_id, amount: 4, reason: "one page" })).body,
    )
      .toEqual(replayOf(part));
    expect(code(await post("/restore", "too much", { origin_entry_id, amount: 6 })))
      .toBe("409 restore_exceeds_entry");
    expect(code(await post("/restore", "the rest", { origin_entry_id }))).toBe("200 ok");
    expect(await available()).toBe(before);
    expect(code(await post("/restore", "of nothing", { origin_entry_id: 2 ** 40 })))
      .toBe("404 unknown_entry");
  });
});

it("leaves the books in order", async () => {
  expect(await stack.brokenRules()).toEqual([]);
});
