import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TENANT } from "../_shared/testing/tenant-users.ts";
import { newAttempt, startShop } from "./testing/start-shop.ts";

let shop: Awaited<ReturnType<typeof startShop>>;

beforeEach(async () => {
  shop = await startShop();
});

afterEach(() => {
  shop.close();
});

describe("who may buy", () => {
  test.each(["owner", "admin", "billing"])("a tenant's %s starts a purchase", async (role) => {
    const reply = await shop.post("", newAttempt(), { as: role });

    expect(reply.status).toBe(200);
    expect(shop.purchases).toHaveLength(1);
  });

  test.each(["member", "viewer", "stranger", "anonymous"])("a %s gets 403", async (role) => {
    const reply = await shop.post("", newAttempt(), { as: role });

    expect(reply.status).toBe(403);
    expect(await reply.json()).toMatchObject({ error: { code: "forbidden" } });
    expect(shop.purchases).toEqual([]);
  });

  test("a member who was removed gets 403 with a token that is still valid", async () => {
    await shop.post("", newAttempt(), { as: "owner" });
    shop.users.get("owner")?.roles.delete(TENANT);

    expect((await shop.post("", newAttempt(), { as: "owner" })).status).toBe(403);
    expect(shop.purchases).toHaveLength(1);
  });

  test.each([
    ["no header at all", {}],
    ["a publishable key alone", { apikey: "sb_publishable_test" }],
    ["a publishable key as the token", { authorization: "Bearer sb_publishable_test" }],
    ["a token that the Auth server does not know", { authorization: "Bearer forged" }],
    ["another scheme", { authorization: "Basic owner" }],
  ])("%s is 401", async (_, headers) => {
    const reply = await shop.call("", {
      method: "POST",
      headers,
      body: JSON.stringify(newAttempt()),
    });

    expect(reply.status).toBe(401);
    expect(await reply.json()).toMatchObject({ error: { code: "unauthenticated" } });
    expect(shop.purchases).toEqual([]);
  });
});

describe("what a request may say", () => {
  test.each<[string, unknown, string]>([
    ["an unknown key", { ...newAttempt(), amount_credits: 9 }, "amount_credits"],
    ["a malformed tenant", { ...newAttempt(), tenant_id: "1" }, "tenant_id"],
    ["a malformed attempt", { ...newAttempt(), attempt_id: "1" }, "attempt_id"],
    ["no package", { ...newAttempt(), package_id: undefined }, "package_id"],
    ["another language", { ...newAttempt(), locale: "fr" }, "locale"],
    ["a list", [], "expected object"],
    ["no JSON", "{", "not JSON"],
  ])("%s is 400 and is named", async (_, body, named) => {
    const reply = await shop.post("", body);

    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({
      error: { code: "malformed_request", message: expect.stringContaining(named) },
    });
    expect(shop.purchases).toEqual([]);
  });

  test("a body above the limit is 413", async () => {
    const reply = await shop.post("", JSON.stringify({ padding: "x".repeat(16_384) }));

    expect(reply.status).toBe(413);
    expect(await reply.json()).toMatchObject({ error: { code: "body_too_large" } });
  });

  test("an unknown package is 404", async () => {
    const reply = await shop.post("", { ...newAttempt(), package_id: "mega" });

    expect(reply.status).toBe(404);
    expect(await reply.json()).toMatchObject({ error: { code: "unknown_package" } });
  });

  test("an unknown path or method is 404 in the same form", async () => {
    for (const reply of [await shop.post("/refund", {}), await shop.call("", { method: "GET" })]) {
      expect(reply.status).toBe(404);
      expect(await reply.json()).toEqual({
        error: {
          code: "not_found",
          message: "Cannot find this route",
          hint: "Check the path and method",
          request_id: expect.any(String),
        },
      });
    }
  });
});

describe("browsers", () => {
  const preflight = (origin: string) =>
    shop.call("", {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,apikey,content-type,x-client-info",
      },
    });

  test("the portal's own page may call, and may read Retry-After", async () => {
    const allowed = await preflight("https://portal.example");
    const reply = await shop.post("", {}, { headers: { origin: "https://portal.example" } });

    expect(allowed.status).toBe(204);
    expect(allowed.headers.get("access-control-allow-origin")).toBe("https://portal.example");
    expect(allowed.headers.get("access-control-allow-headers")).toContain("authorization");
    expect(reply.status).toBe(400);
    expect(reply.headers.get("access-control-allow-origin")).toBe("https://portal.example");
    expect(reply.headers.get("access-control-expose-headers")).toContain("retry-after");
  });

  test.each(["https://evil.example", "https://portal.example.evil.example", "null"])(
    "a page of %s gets no CORS headers",
    async (origin) => {
      const reply = await shop.post("", newAttempt(), { headers: { origin } });

      expect((await preflight(origin)).headers.get("access-control-allow-origin")).toBeNull();
      expect(reply.headers.get("access-control-allow-origin")).toBeNull();
    },
  );
});

test("health answers anybody with the function's name", async () => {
  const reply = await shop.call("/health", { method: "GET" });

  expect(reply.status).toBe(200);
  expect(await reply.json()).toEqual({ status: "ok", function: "credit-checkout" });
});
