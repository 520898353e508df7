import { beforeEach, describe, expect, test } from "vitest";
import { openPreflight, TENANT } from "./testing/open-preflight.ts";

let door: ReturnType<typeof openPreflight>;

beforeEach(() => {
  door = openPreflight(100);
});

function deductOf(idempotency_key: string, amount = 1) {
  return { tenant_id: TENANT, amount, idempotency_key };
}

test("each item has its own outcome, in their order; a refused one stops nobody", async () => {
  const items = [deductOf("a", 60), deductOf("b", 60), deductOf("c", 40)];
  const reply = await door.post("/deduct-batch", { items });

  expect(reply.status).toBe(200);
  expect(await reply.json()).toMatchObject({
    outcomes: [
      { item: 1, outcome: "deducted", balance: 40 },
      { item: 2, outcome: "refused", code: "insufficient_credits", hint: expect.any(String) },
      { item: 3, outcome: "deducted", balance: 0 },
    ],
  });
});

test("a batch again takes nothing twice", async () => {
  const items = [deductOf("a"), deductOf("b")];
  await door.post("/deduct-batch", { items });
  const reply = await door.post("/deduct-batch", { items });

  expect(await reply.json()).toMatchObject({ outcomes: [{ replayed: true }, { replayed: true }] });
  expect(door.available()).toBe(98);
});

describe("a batch is 400 and takes nothing", () => {
  test.each<[string, unknown]>([
    ["without items", { items: [] }],
    ["with 1001 of them", { items: Array.from({ length: 1001 }, () => deductOf("a")) }],
    ["as a bare list", [deductOf("a")]],
    ["with an unknown field", { items: [deductOf("a")], atomic: true }],
  ])("%s", async (_, body) => {
    expect((await door.post("/deduct-batch", body)).status).toBe(400);
    expect(door.available()).toBe(100);
  });

  test("when one of its items cannot be read, and the answer names it", async () => {
    const items = [deductOf("a"), { ...deductOf("b"), amount: "1" }];
    const reply = await door.post("/deduct-batch", { items });

    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({
      error: { code: "malformed_request", message: expect.stringContaining("items.1.amount") },
    });
    expect(door.available()).toBe(100);
  });

  test("when many cannot, the answer stays short", async () => {
    const items = Array.from({ length: 1000 }, () => ({ ...deductOf("a"), amount: "1" }));
    const text = await (await door.post("/deduct-batch", { items })).text();

    expect(text).toContain("and 995 more problems");
    expect(text.length).toBeLessThan(1_000);
  });
});

describe("a body", () => {
  const large = { items: Array.from({ length: 500 }, (_, index) => deductOf(`key ${index}`)) };
  const reference = "x".repeat(255);
  const tooLarge = {
    items: Array.from({ length: 1000 }, (_, index) => ({
      ...deductOf(`key ${index}`),
      ...{ reference, metadata: { note: "x".repeat(700) } },
    })),
  };

  test("of more than 16 KiB is taken where batches are, and nowhere else", async () => {
    expect((await door.post("/deduct-batch", large)).status).toBe(200);
    for (const path of ["", "/deduct", "/hold", "/deduct-batch/", "/deduct-batch/x"]) {
      expect([path, (await door.post(path, large)).status]).toEqual([path, 413]);
    }
  });

  test("of more than a mebibyte is 413 there as well", async () => {
    const reply = await door.post("/deduct-batch", tooLarge);

    expect(reply.status).toBe(413);
    expect(await reply.json()).toMatchObject({ error: { code: "body_too_large" } });
  });
});

test("the log has one line for a batch, with its route", async () => {
  await door.post("/deduct-batch", { items: [deductOf("a")] });

  expect(door.lines.map((line) => JSON.parse(line))).toMatchObject([
    { route: "/credit-preflight/deduct-batch", status: 200 },
  ]);
});
