import { beforeEach, describe, expect, test } from "vitest";
import { createServiceAuthentication } from "../_shared/caller.ts";
import { createLog } from "../_shared/log.ts";
import { createMemoryCredits } from "../_shared/testing/memory-credits.ts";
import { createPreflightHandler } from "./handler.ts";

const TENANT = "11111111-1111-4111-8111-111111111111";

let credits: ReturnType<typeof createMemoryCredits>;
let lines: string[];

beforeEach(() => {
  credits = createMemoryCredits(100);
  lines = [];
});

async function post(path: string, body: unknown, headers = { apikey: "sb_secret_test" }) {
  return await call(path, { method: "POST", headers, body: JSON.stringify(body) });
}

async function call(path: string, init: RequestInit): Promise<Response> {
  const handle = createPreflightHandler({
    authenticate: createServiceAuthentication(["sb_secret_test"]),
    ledger: credits.ledger,
    log: createLog((line) => lines.push(line), () => new Date(0)),
  });
  return await handle(new Request(`http://edge.example/credit-preflight${path}`, init));
}

describe("asking", () => {
  test("whether a tenant could spend answers with the arithmetic and spends nothing", async () => {
    const reply = await post("", { tenant_id: TENANT, amount: 120 });

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
    expect(credits.available()).toBe(100);
  });

  test("by action and quantity is asking as well", async () => {
    const reply = await post("", { tenant_id: TENANT, action: "fax", quantity: 3 });

    expect(await reply.json()).toMatchObject({ allowed: true, required: 3 });
  });
});

describe("deducting", () => {
  const request = { tenant_id: TENANT, amount: 30, idempotency_key: "order-7" };

  test("twice under one key takes the credits once and gives the same receipt", async () => {
    const first = await (await post("/deduct", request)).json();
    const second = await (await post("/deduct", request)).json();

    expect(first).toMatchObject({ outcome: "deducted", balance: 70, replayed: false });
    expect(second).toEqual({ ...first, replayed: true });
    expect(credits.available()).toBe(70);
  });

  test("something else under a used key is 409", async () => {
    await post("/deduct", request);
    const reply = await post("/deduct", { ...request, amount: 31 });

    expect(reply.status).toBe(409);
    expect(await reply.json()).toMatchObject({ error: { code: "key_reused" } });
  });

  test("more than there is is 402 with the shortfall", async () => {
    const reply = await post("/deduct", { ...request, amount: 101 });

    expect(reply.status).toBe(402);
    expect(await reply.json()).toMatchObject({
      error: { code: "insufficient_credits", required: 101, available: 100, shortfall: 1 },
    });
    expect(credits.available()).toBe(100);
  });

  test.each<[string, Record<string, unknown>]>([
    ["without a key", { idempotency_key: undefined }],
    ["with an unknown field", { price: 1 }],
    ["with an amount of null", { amount: null }],
  ])("%s is 400 and takes nothing", async (_, change) => {
    const reply = await post("/deduct", { ...request, ...change });

    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ error: { code: "malformed_request" } });
    expect(credits.available()).toBe(100);
  });
});

describe("callers", () => {
  test.each(["", "/deduct"])("without the secret key are 401 on %j", async (path) => {
    const request = { tenant_id: TENANT, amount: 1, idempotency_key: "k" };
    const reply = await post(path, request, { apikey: "sb_publishable_test" });

    expect(reply.status).toBe(401);
    expect(credits.available()).toBe(100);
  });

  test("are told they are unknown before they are told their body is wrong", async () => {
    expect((await post("", "nonsense", { apikey: "" })).status).toBe(401);
  });

  test("in browsers get no CORS headers", async () => {
    const headers = { origin: "https://portal.example" };
    const reply = await call("", { method: "OPTIONS", headers });

    expect(reply.headers.get("access-control-allow-origin")).toBeNull();
  });
});

test("the log tells of a request without its key or its body", async () => {
  await post("/deduct", { tenant_id: TENANT, amount: 1, idempotency_key: "order-of-a-person" });

  expect(lines.map((line) => JSON.parse(line))).toEqual([{
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

test("health answers anybody with the function's name", async () => {
  const reply = await call("/health", { method: "GET" });

  expect(await reply.json()).toEqual({ status: "ok", function: "credit-preflight" });
});
