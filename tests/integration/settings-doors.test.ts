import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createNodeClient } from "../../stack/node-client.ts";
import { code } from "../support/reply-code.ts";
import { ALPENBLICK, NORDLICHT, USERS } from "../support/test-database.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;

beforeAll(async () => {
  stack = await createTestStack();
  const supabaseAdmin = createNodeClient(stack.url, stack.secretKey);
  await supabaseAdmin.rpc("rpc_credit_topup", {
    ...{ tenant_id: ALPENBLICK, amount: 100, idempotency_key: "opening" },
  }).throwOnError();
});

beforeEach(async () => {
  await stack.sql`delete from billing.rate_limits`;
  await stack.sql`delete from credits.budgets`;
});

const budget = (limit_credits: number | null, change = {}) => ({
  ...{ tenant_id: ALPENBLICK, user_id: USERS.member, limit_credits },
  ...change,
});

const setAs = async (email: string, body: unknown) =>
  code(await stack.post("credit-settings/budget", await stack.signIn(email), body));

describe("the settings door", () => {
  it("lets owner and admin set a member's budget, in their own tenant", async () => {
    expect(await setAs("owner@alpenblick.example", budget(5))).toBe("200 ok");
    const stranger = budget(5, { tenant_id: NORDLICHT, user_id: USERS.stranger });
    expect(await setAs("owner@alpenblick.example", stranger), "an admin there").toBe("200 ok");
    expect(await setAs("owner@nordlicht.example", budget(50))).toBe("403 forbidden");
    expect(
      await stack.sql`
      select limit_credits::int as limit, set_by from credits.budgets
      where tenant_id = ${ALPENBLICK}`,
    ).toEqual([{ limit: 5, set_by: USERS.owner }]);
  });

  it("is shut for billing, members, viewers, keys and nobody", async () => {
    expect(await setAs("billing@alpenblick.example", budget(50))).toBe("403 forbidden");
    expect(await setAs("member@alpenblick.example", budget(50))).toBe("403 forbidden");
    const viewers = budget(50, { tenant_id: NORDLICHT, user_id: USERS.stranger });
    expect(await setAs("viewer@nordlicht.example", viewers)).toBe("403 forbidden");
    for (const token of [null, stack.publishableKey, stack.secretKey]) {
      expect(code(await stack.post("credit-settings/budget", token, budget(50))))
        .toBe("401 unauthenticated");
    }
    expect(await stack.sql`select 1 from credits.budgets`).toEqual([]);
  });

  it("asks for the role at request time: a removed owner's token opens nothing", async () => {
    const token = await stack.signIn("owner@nordlicht.example");
    await stack.sql`delete from public.tenant_members where user_id = ${USERS.stranger}`;
    const own = budget(5, { tenant_id: NORDLICHT, user_id: USERS.owner });
    expect(code(await stack.post("credit-settings/budget", token, own))).toBe("403 forbidden");
  });

  it.each<[Record<string, unknown>, string]>([
    [{ user_id: USERS.stranger }, "404 unknown_member"],
    [{ action: "teleport" }, "404 unknown_action"],
    [{ credit_type: "gems" }, "404 unknown_credit_type"],
    [{ limit_credits: -1 }, "422 amount_out_of_range"],
    [{ limit_credits: 1.5 }, "400 malformed_request"],
    [{ limit_credits: undefined }, "400 malformed_request"],
  ])("refuses %j clearly", async (change, expected) => {
    expect(await setAs("owner@alpenblick.example", budget(5, change))).toBe(expected);
    expect(await stack.sql`select 1 from credits.budgets`).toEqual([]);
  });

  it("takes five secrets an hour from one user, who may set budgets still", async () => {
    const token = await stack.signIn("owner@alpenblick.example");
    const change = { tenant_id: ALPENBLICK, url: null };
    const codes: string[] = [];
    for (let request = 1; request <= 6; request++) {
      codes.push(code(await stack.post("credit-settings/endpoint", token, change)));
    }
    expect(codes).toEqual([...Array.from({ length: 5 }, () => "200 ok"), "429 rate_limited"]);
    expect(code(await stack.post("credit-settings/budget", token, budget(1)))).toBe("200 ok");
  });
});

describe("a budget", () => {
  it("stops the member's work, is seen by them, and lets go when it is raised", async () => {
    await setAs("owner@alpenblick.example", budget(1));
    const token = await stack.signIn("member@alpenblick.example");
    const count = () =>
      stack.post("example-word-count", token, {
        ...{ tenant_id: ALPENBLICK, request_id: randomUUID(), text: "w" },
      });

    expect(code(await count())).toBe("200 ok");
    expect(await count()).toMatchObject({
      status: 402,
      body: { error: { code: "budget_exceeded", required: 1, available: 0, shortfall: 1 } },
    });
    const member = createNodeClient(stack.url, stack.publishableKey);
    await member.auth.signInWithPassword({
      ...{ email: "member@alpenblick.example", password: "tenant-credits-demo" },
    });
    const { data } = await member.from("credit_budgets").select("*").throwOnError();
    expect(data).toMatchObject([{ limit_credits: 1, spent_credits: 1, left_credits: 0 }]);

    await setAs("owner@alpenblick.example", budget(2));
    expect(code(await count())).toBe("200 ok");
    await setAs("owner@alpenblick.example", budget(null));
    expect(code(await count())).toBe("200 ok");
    expect(await stack.brokenRules()).toEqual([]);
  });

  it("refuses a service's deduct for the member with what is left of it", async () => {
    await setAs("owner@alpenblick.example", budget(3, { action: "letter" }));
    const deduct = async (path: string, actor: string, key = {}) => {
      const response = await fetch(`${stack.url}/functions/v1/credit-preflight${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", apikey: stack.secretKey },
        body: JSON.stringify({ tenant_id: ALPENBLICK, action: "letter", actor, ...key }),
      });
      return { status: response.status, body: await response.json() };
    };

    expect(await deduct("", USERS.member))
      .toMatchObject({ status: 200, body: { allowed: false, available: 3, budget_left: 3 } });
    expect(await deduct("/deduct", USERS.member, { idempotency_key: "letter 1" })).toMatchObject({
      status: 402,
      body: { error: { code: "budget_exceeded", required: 5, available: 3, shortfall: 2 } },
    });
    expect(await deduct("/deduct", USERS.billing, { idempotency_key: "letter 1" }))
      .toMatchObject({ status: 200, body: { outcome: "deducted" } });
  });
});
