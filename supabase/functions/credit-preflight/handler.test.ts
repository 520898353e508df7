import { beforeEach, describe, expect, test } from "vitest";
import { openPreflight, TENANT } from "./testing/open-preflight.ts";

let door: ReturnType<typeof openPreflight>;

beforeEach(() => {
  door = openPreflight(100);
});

describe("asking", () => {
  test("whether a tenant could spend answers with the arithmetic and spends nothing", async () => {
    const reply = await door.post("", { tenant_id: TENANT, amount: 120 });

    expect(reply.status).toBe(200);
    expect(await reply.json()).toEqual({
      allowed: false,
      required: 120,
      balance: 100,
      held: 0,
      available: 100,
      shortfall: 20,
      expires_next_at: null,
      expires_next_credits: null,
      budget_left: null,
    });
    expect(door.available()).toBe(100);
  });

  test("by action and quantity is asking as well", async () => {
    const reply = await door.post("", { tenant_id: TENANT, action: "fax", quantity: 3 });

    expect(await reply.json()).toMatchObject({ allowed: true, required: 3 });
  });
});

describe("deducting", () => {
  const request = { tenant_id: TENANT, amount: 30, idempotency_key: "order-7" };

  test("twice under one key takes the credits once and gives the same receipt", async () => {
    const first = await (await door.post("/deduct", request)).json();
    const second = await (await door.post("/deduct", request)).json();

    expect(first).toMatchObject({ outcome: "deducted", balance: 70, replayed: false });
    expect(second).toEqual({ ...first, replayed: true });
    expect(door.available()).toBe(70);
  });

  test("something else under a used key is 409", async () => {
    await door.post("/deduct", request);
    const reply = await door.post("/deduct", { ...request, amount: 31 });

    expect(reply.status).toBe(409);
    expect(await reply.json()).toMatchObject({ error: { code: "key_reused" } });
  });

  test("more than there is is 402 with the shortfall", async () => {
    const reply = await door.post("/deduct", { ...request, amount: 101 });

    expect(reply.status).toBe(402);
    expect(await reply.json()).toMatchObject({
      error: { code: "insufficient_credits", required: 101, available: 100, shortfall: 1 },
    });
    expect(door.available()).toBe(100);
  });

  test.each<[string, Record<string, unknown>]>([
    ["without a key", { idempotency_key: undefined }],
    ["with an unknown field", { price: 1 }],
    ["with an amount of null", { amount: null }],
  ])("%s is 400 and takes nothing", async (_, change) => {
    const reply = await door.post("/deduct", { ...request, ...change });

    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ error: { code: "malformed_request" } });
    expect(door.available()).toBe(100);
  });
});

describe("callers", () => {
  test.each([
    "",
    "/deduct",
    "/deduct-batch",
    "/hold",
    "/capture",
    "/release",
    "/restore",
  ])("without the secret key are 401 on %j, whatever they send", async (path) => {
    const reply = await door.post(path, "nonsense", { apikey: "sb_publishable_test" });

    expect(reply.status).toBe(401);
    expect(door.available()).toBe(100);
  });

  test("in browsers get no CORS headers", async () => {
    const headers = { origin: "https://portal.example" };
    const reply = await door.call("", { method: "OPTIONS", headers });

    expect(reply.headers.get("access-control-allow-origin")).toBeNull();
  });
});

test("the log tells of a request without its key or its body", async () => {
  await door.post("/deduct", {
    tenant_id: TENANT,
    amount: 1,
    idempotency_key: "order-of-a-person",
  });

  expect(door.lines.map((line) => JSON.parse(line))).toEqual([{
    time: "1970-01-01T00:00:00.000Z",
    level: "info",
    event: "request",
    request_id: expect.any(String),
    function: "credit-preflight",
    method: "POST",
    route: "/credit-preflight/deduct",
    status: 200,
    duration_ms: expect.any(Number),
  }]);
});

test.each(["/adjust", "/reverse", "/topup"])(
  "%s has no route: nobody needs it around metered work",
  async (path) => {
    const reply = await door.post(path, { tenant_id: TENANT, amount: 1, idempotency_key: "k" });

    expect(reply.status).toBe(404);
    expect(await reply.json()).toMatchObject({ error: { code: "not_found" } });
  },
);

test("health answers anybody with the function's name", async () => {
  const reply = await door.call("/health", { method: "GET" });

  expect(await reply.json()).toEqual({ status: "ok", function: "credit-preflight" });
});
