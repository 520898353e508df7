import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { OTHER_TENANT } from "../_shared/testing/tenant-users.ts";
import { idOf, newBudget, openSettings } from "./testing/open-settings.ts";

let settings: Awaited<ReturnType<typeof openSettings>>;

beforeEach(async () => {
  settings = await openSettings();
});

afterEach(() => {
  settings.close();
});

describe("a member's budget", () => {
  test.each(["owner", "admin"])("is set by an %s, who is remembered", async (role) => {
    const reply = await settings.post({ ...newBudget(), action: "fax" }, role);

    expect(reply.status).toBe(200);
    expect(await reply.json()).toMatchObject({ outcome: "set", spent_credits: 0 });
    expect([...settings.budgets.values()])
      .toEqual([{ ...newBudget(), action: "fax", set_by: idOf(role) }]);
  });

  test("is removed by null", async () => {
    await settings.post(newBudget());
    const reply = await settings.post({ ...newBudget(), limit_credits: null });

    expect(await reply.json()).toMatchObject({ outcome: "removed" });
    expect(settings.budgets.size).toBe(0);
  });

  test("of somebody who is no member is 404", async () => {
    const reply = await settings.post({ ...newBudget(), user_id: idOf("stranger") });

    expect(reply.status).toBe(404);
    expect(await reply.json()).toMatchObject({ error: { code: "unknown_member" } });
  });

  test.each(["billing", "member", "viewer", "stranger", "anonymous"])(
    "is nothing that a %s may set: 403",
    async (role) => {
      const reply = await settings.post(newBudget(), role);

      expect(reply.status).toBe(403);
      expect(await reply.json()).toMatchObject({ error: { code: "forbidden" } });
      expect(settings.budgets.size).toBe(0);
    },
  );

  test("is nothing that an owner of another tenant may set", async () => {
    expect((await settings.post({ ...newBudget(), tenant_id: OTHER_TENANT })).status).toBe(403);
  });

  test("needs a signed-in user: 401", async () => {
    expect((await settings.post(newBudget(), "sb_publishable_test")).status).toBe(401);
    expect((await settings.post(newBudget(), "forged")).status).toBe(401);
    expect(settings.budgets.size).toBe(0);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["no limit", { limit_credits: undefined }, "limit_credits"],
    ["a limit that is text", { limit_credits: "50" }, "limit_credits"],
    ["an unknown field", { set_by: crypto.randomUUID() }, "set_by"],
    ["a malformed user", { user_id: "somebody" }, "user_id"],
    ["an action that is none", { action: "Fax!" }, "action"],
  ])("with %s is 400 and is named", async (_, change, named) => {
    const reply = await settings.post({ ...newBudget(), ...change });

    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({
      error: { code: "malformed_request", message: expect.stringContaining(named) },
    });
    expect(settings.budgets.size).toBe(0);
  });

  test("is set for forty members in an afternoon, and the sixty-first of an hour is 429", async () => {
    for (let request = 1; request <= 60; request++) {
      expect((await settings.post(newBudget())).status).toBe(200);
    }
    const reply = await settings.post({ ...newBudget(), limit_credits: 51 });

    expect(reply.status).toBe(429);
    expect(reply.headers.get("retry-after")).toBe("3600");
    expect([...settings.budgets.values()]).toEqual([{ ...newBudget(), set_by: idOf("owner") }]);
  });
});

test("the log tells of a change without whose it is", async () => {
  await settings.post(newBudget());

  expect(settings.lines.join()).toContain("/credit-settings/budget");
  expect(settings.lines.join()).not.toContain(idOf("member"));
});

test("the portal's own page may call, another one gets no CORS headers", async () => {
  const allowed = async (origin: string) =>
    (await settings.post(newBudget(), "owner", { origin })).headers
      .get("access-control-allow-origin");

  expect(await allowed("https://portal.example")).toBe("https://portal.example");
  expect(await allowed("https://evil.example")).toBeNull();
});

test("health answers anybody with the function's name", async () => {
  const reply = await settings.call("/health", { method: "GET" });

  expect(await reply.json()).toEqual({ status: "ok", function: "credit-settings" });
});
