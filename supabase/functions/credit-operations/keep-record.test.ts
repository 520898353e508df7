import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TENANT } from "../_shared/testing/tenant-users.ts";
import { openOperations, operatorId, users } from "./testing/open-operations.ts";
import { adjustment, standard, WRITES } from "./testing/operator-routes.ts";

let operations: Awaited<ReturnType<typeof openOperations>>;

beforeEach(async () => {
  operations = await openOperations();
});

afterEach(() => {
  operations.close();
});

describe("the operators' log", () => {
  test("says who did what to whom and why, and that it was done", async () => {
    await operations.post("/tenants/adjust", adjustment);
    await operations.post("/reconcile/run", { dry_run: true });

    expect(operations.records).toEqual([
      {
        ...{ action: "adjust_balance", actor: operatorId, tenant_id: TENANT, outcome: "done" },
        ...{ reason: "goodwill", details: { amount_credits: 5 } },
      },
      { action: "reconcile", actor: operatorId, details: { dry_run: true }, outcome: "done" },
    ]);
  });

  test.each(WRITES)("has a line for %s", async (path, body) => {
    await operations.post(path, body);
    expect(operations.records).toMatchObject([{ actor: operatorId, outcome: "done" }]);
  });

  test("has no line for a look", async () => {
    await operations.post("/tenants");
    await operations.post("/tenants", { page_size: 0 });
    expect(operations.records).toEqual([]);
  });

  test("keeps that something did not fit, but not what was sent", async () => {
    await operations.post("/tenants/adjust", { ...adjustment, amount: "many" });
    expect(operations.records).toEqual([{
      ...{ action: "adjust_balance", actor: operatorId },
      ...{ outcome: "refused", code: "malformed_request" },
    }]);
  });

  test("grows no faster than the limit of a person lets it", async () => {
    for (let act = 1; act <= 62; act++) await operations.post("/tenants/adjust", {});
    expect(operations.records).toHaveLength(60);
  });

  test("keeps what the books refused, with the reason", async () => {
    await operations.post("/catalogue/package", { ...standard, expected_version: 7 });
    expect(operations.records).toMatchObject([
      { action: "save_package", outcome: "refused", code: "version_outdated" },
    ]);
  });

  test("keeps who reached for it without being an operator, but not what they sent", async () => {
    await operations.post("/tenants/adjust", adjustment, "owner");
    expect(operations.records).toEqual([{
      ...{ action: "adjust_balance", actor: users.get("owner")?.id, outcome: "refused" },
      code: "forbidden",
    }]);
  });

  test("comes first: what cannot be put on record is not done", async () => {
    operations.disk.isFull = true;
    expect((await operations.post("/tenants/adjust", adjustment)).status).toBe(500);
    expect(operations.acts).toEqual([]);
  });
});
