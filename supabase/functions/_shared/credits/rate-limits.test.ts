import { describe, expect, test } from "vitest";
import { rateLimits, rateOf } from "./rate-limits.ts";

describe("the numbers", () => {
  test("are those that were asked for, unless a deployment says otherwise", () => {
    const { billing, sensitive, webhook } = rateLimits.parse({});

    expect([billing.user, billing.window_seconds]).toEqual([30, 60]);
    expect([sensitive.user, sensitive.window_seconds]).toEqual([5, 3600]);
    expect(webhook.everyone * 60 / webhook.window_seconds).toBeGreaterThanOrEqual(6000);
  });

  test("leave room: a tenant has more than a user, an address more than a tenant", () => {
    const { billing, sensitive } = rateLimits.parse({});
    for (const { user, tenant, address, everyone } of [billing, sensitive]) {
      expect([user, tenant, address, everyone].toSorted((a, b) => a - b))
        .toEqual([user, tenant, address, everyone]);
    }
  });

  test("are changed one at a time", () => {
    const changed = rateLimits.parse({ billing: { user: 60 } });

    expect(changed).toEqual({
      ...rateLimits.parse({}),
      billing: { ...rateLimits.parse({}).billing, user: 60 },
    });
  });

  test.each([
    { biling: { user: 60 } },
    { billing: { users: 60 } },
    { webhook: { address: 5 } },
    { billing: { user: 0 } },
    { declines: { tenant: 1 } },
    { billing: { user: 1.5 } },
    { billing: { window_seconds: 86_401 } },
  ])("refuse %j", (wrong) => {
    expect(rateLimits.safeParse(wrong).success).toBe(false);
  });
});

describe("a request's rate", () => {
  const rule = { window_seconds: 60, user: 30, tenant: 60, address: 120, everyone: 1200 };

  test("names each subject with its limit", () => {
    const subjects = { user: "u", tenant: "t", address: "a", everyone: "all" };

    expect(rateOf("checkout", rule, subjects)).toEqual({
      scope: "checkout",
      limits: { "user:u": 30, "tenant:t": 60, "address:a": 120, everyone: 1200 },
      window_seconds: 60,
    });
  });

  test("leaves out whom the request is not counted against, and what the rule does not limit", () => {
    expect(rateOf("s", rule, { user: "u" }).limits).toEqual({ "user:u": 30 });
    expect(rateOf("s", { window_seconds: 1, everyone: 9 }, { user: "u", everyone: "all" }).limits)
      .toEqual({ everyone: 9 });
  });
});
