import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TENANT } from "../_shared/testing/tenant-users.ts";
import { adjustment, ROUTES, standard } from "./testing/operator-routes.ts";
import { openOperations, operatorId, users } from "./testing/open-operations.ts";

let operations: Awaited<ReturnType<typeof openOperations>>;

beforeEach(async () => {
  operations = await openOperations();
});

afterEach(() => {
  operations.close();
});

describe.each(ROUTES)("POST %s", (path, body) => {
  test("is an operator's", async () => {
    expect((await operations.post(path, body)).status).toBe(200);
  });

  test.each(["owner", "admin", "viewer", "stranger", "anonymous"])(
    "is no business of a tenant's %s: 403, whatever they send",
    async (role) => {
      for (const sent of [body, { nonsense: true }]) {
        const reply = await operations.post(path, sent, role);
        expect(reply.status).toBe(403);
        expect(await reply.json()).toMatchObject({ error: { code: "forbidden" } });
      }
      expect(operations.acts).toEqual([]);
    },
  );

  test("needs a person: keys and made-up tokens are 401", async () => {
    for (const token of ["sb_publishable_test", "sb_secret_test", "forged"]) {
      expect((await operations.post(path, body, token)).status).toBe(401);
    }
  });

  test("refuses fields that it does not know", async () => {
    expect((await operations.post(path, { ...body, actor: operatorId })).status).toBe(400);
    expect(operations.acts).toEqual([]);
  });
});

test("who was an operator when they signed in and is none any more gets nothing", async () => {
  const operator = users.get("operator");
  if (operator === undefined) throw new Error("Cannot test without the operator");
  operator.is_operator = false;
  expect((await operations.post("/tenants")).status).toBe(403);
  operator.is_operator = true;
  expect((await operations.post("/tenants")).status).toBe(200);
});

test("what an operator does carries their id, which no request can name", async () => {
  await operations.post("/tenants/adjust", adjustment);
  await operations.post("/quarantine/resolve", { case_id: "evt_1", reason: "refunded" });
  await operations.post("/freezes/lift", { tenant_id: TENANT, cause_id: "dp_1", reason: "won" });
  await operations.post("/catalogue/package", standard);

  expect(operations.acts.map(({ did }) => did)).toEqual([
    ...["adjust 5", "resolve evt_1", "lift dp_1", "save standard"],
  ]);
  expect(new Set(operations.acts.map(({ by }) => by))).toEqual(new Set([operatorId]));
});

test.each<[string, Record<string, unknown>]>([
  ["/tenants/adjust", { ...adjustment, reason: "  " }],
  ["/tenants/adjust", { ...adjustment, amount: 1.5 }],
  ["/quarantine/resolve", { case_id: "evt_1", reason: "" }],
  ["/freezes/lift", { tenant_id: TENANT, cause_id: "dp_1", reason: "\u0000" }],
  ["/catalogue/package", { ...standard, price_minor: 0 }],
  ["/catalogue/package", { ...standard, reason: " " }],
])("%s without a reason or with an impossible amount is 400", async (path, body) => {
  expect((await operations.post(path, body)).status).toBe(400);
  expect(operations.acts).toEqual([]);
});

test("saving over an unseen version is 409", async () => {
  const reply = await operations.post("/catalogue/package", { ...standard, expected_version: 7 });

  expect(reply.status).toBe(409);
  expect(await reply.json()).toMatchObject({ error: { code: "version_outdated" } });
});

test("the connection is shown without the whole account and without a secret", async () => {
  expect(await (await operations.post("/connector")).json()).toEqual({
    ...{ reachable: true, account: "acct_…nt42", livemode: false, is_simulator: true },
    ...{ api_version: "2026-10-28.endive", webhook_secrets: 2 },
    ...{ clock_skew_seconds: 0, answered_in_ms: 12, last_event_at: null },
  });
});

describe("trying an event again", () => {
  const retry = (event_id: string) => operations.post("/events/retry", { event_id });

  test("does what the webhook would", async () => {
    operations.stored.set("evt_9", {
      ...{ id: "evt_9", type: "price.created", livemode: false, data: { object: {} } },
    });
    expect(await (await retry("evt_9")).json()).toEqual({ id: "evt_9", healed: true, still: null });
    expect(operations.logged.get("evt_9")).toMatchObject({ status: "ignored" });
    expect(operations.records).toMatchObject([
      { action: "retry_event", subject: "evt_9", actor: operatorId, outcome: "done" },
    ]);
  });

  test("that Stripe has forgotten is 404", async () => {
    const reply = await retry("evt_old");

    expect(reply.status).toBe(404);
    expect(await reply.json()).toMatchObject({ error: { code: "unknown_event" } });
  });
});

test("an operator's acts are counted apart from their looks, sixty an hour", async () => {
  for (let act = 1; act <= 60; act++) {
    expect((await operations.post("/tenants/adjust", adjustment)).status).toBe(200);
  }
  const reply = await operations.post("/tenants/adjust", adjustment);
  expect(reply.status).toBe(429);
  expect(reply.headers.get("retry-after")).toBe("3600");
  expect((await operations.post("/tenants")).status).toBe(200);
});

test("whoever is no operator is refused sixty times an hour, and then not even heard", async () => {
  for (let act = 1; act <= 60; act++) {
    expect((await operations.post("/tenants/adjust", adjustment, "owner")).status).toBe(403);
  }
  expect((await operations.post("/tenants/adjust", adjustment, "owner")).status).toBe(429);
  expect((await operations.post("/tenants/adjust", adjustment)).status).toBe(200);
});

test("the log says which route, not what was done to whom", async () => {
  await operations.post("/tenants/adjust", adjustment);

  expect(operations.lines.join()).toContain("/credit-operations/tenants/adjust");
  expect(operations.lines.join()).not.toContain(operatorId);
  expect(operations.lines.join()).not.toContain("goodwill");
});
