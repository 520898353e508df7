import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TENANT } from "../_shared/testing/tenant-users.ts";
import { idOf, openSettings } from "./testing/open-settings.ts";

let settings: Awaited<ReturnType<typeof openSettings>>;

beforeEach(async () => {
  settings = await openSettings();
});

afterEach(() => {
  settings.close();
});

describe("where notices go", () => {
  const post = (url: unknown, as = "owner") =>
    settings.post({ tenant_id: TENANT, url }, as, {}, "/endpoint");

  test("is set by an owner or admin, who alone sees the secret, and unset by null", async () => {
    expect(await (await post("https://hooks.example/")).json()).toEqual({
      ...{ outcome: "set", secret: "whsec_once" },
    });
    expect((await post(null, "admin")).status).toBe(200);
    expect([...settings.endpoints]).toEqual([
      ["https://hooks.example/", idOf("owner")],
      ["none", idOf("admin")],
    ]);
    expect(settings.lines.join()).not.toContain("whsec_once");
  });

  test.each([["http://10.0.0.1/", 400], ["nonsense", 400]])("is not %s", async (url, status) => {
    expect((await post(url)).status).toBe(status);
    expect(settings.endpoints.size).toBe(0);
  });

  test("is tested by an admin, who is told whether it answered, and not by a member", async () => {
    const test = (as: string) => settings.post({ tenant_id: TENANT }, as, {}, "/endpoint/test");

    expect((await test("member")).status).toBe(403);
    expect(settings.endpoints.size).toBe(0);
    expect(await (await test("admin")).json()).toEqual({ delivered: true, problem: null });
    settings.receiver.problem = "status_500";
    expect(await (await test("owner")).json()).toEqual({ delivered: false, problem: "status_500" });
    expect([...settings.endpoints]).toEqual([["tested", idOf("owner")], [
      "test ended",
      "status_500",
    ]]);
    expect(settings.lines.join()).not.toContain("whsec_once");
  });

  test("is a secret each time: the sixth of an hour is 429", async () => {
    for (let request = 1; request <= 5; request++) {
      expect((await post("https://hooks.example/")).status).toBe(200);
    }
    const reply = await post("https://evil.example/");
    expect(reply.status).toBe(429);
    expect(reply.headers.get("retry-after")).toBe("3600");
    expect(settings.endpoints.has("https://evil.example/")).toBe(false);
  });

  test("is no business of a billing role", async () => {
    expect((await post("https://hooks.example/", "billing")).status).toBe(403);
  });
});

test("the threshold of a warning is set by an owner, and not by a viewer", async () => {
  const post = (as: string) =>
    settings.post({ tenant_id: TENANT, low_balance_credits: 20 }, as, {}, "/low-balance");

  expect((await post("viewer")).status).toBe(403);
  expect((await post("owner")).status).toBe(200);
  expect(settings.endpoints.get("below 20")).toBe(idOf("owner"));
});

test("charging a saved card is agreed to by an owner or the billing role, not by an admin", async () => {
  const on = {
    is_on: true,
    threshold_credits: 10,
    package_id: "standard",
    monthly_cap_minor: 5000,
  };
  const post = async (as: string, order: Record<string, unknown> = on) =>
    (await settings.post({ tenant_id: TENANT, ...order }, as, {}, "/auto-topup")).status;

  expect(await post("admin")).toBe(403);
  expect(await post("member")).toBe(403);
  expect(await post("owner", { ...on, price_minor: 1 })).toBe(400);
  expect(await post("owner", { is_on: true })).toBe(400);
  expect(settings.endpoints.size).toBe(0);
  expect(await post("owner")).toBe(200);
  expect(await post("billing", { is_on: false })).toBe(200);
  expect([...settings.endpoints]).toEqual([
    ["auto top-up on", idOf("owner")],
    ["auto top-up off", idOf("billing")],
  ]);
});
