import { describe, expect, it } from "vitest";
import { lookAtPurchase } from "./look-at-purchase.ts";
import type { LookPorts } from "./look-at-purchase.ts";

const row = { purchase_id: "p-1", tenant_id: "t-1", amount_credits: 100, status: "open" };
const open = { purchaseId: "p-1", tenantId: "t-1", amountCredits: 100, status: "open" };
const offline = { code: "network", requestId: null } as const;

type Stripe = LookPorts["api"];
const silent: Stripe = { syncPurchase: () => Promise.resolve({ ok: false, problem: offline }) };
const paid: Stripe = {
  syncPurchase: ({ purchaseId }) =>
    Promise.resolve({ ok: true, value: { purchaseId, status: "credited", amountCredits: 100 } }),
};

describe("lookAtPurchase", () => {
  it("believes our own row when Stripe need not be asked", async () => {
    expect(await look(row, paid, false)).toEqual({ purchase: open });
  });

  it("asks Stripe about an undecided purchase", async () => {
    expect(await look(row, paid, true)).toEqual({ purchase: { ...open, status: "credited" } });
  });

  it("does not ask Stripe about a decided one", async () => {
    const failed = { ...row, status: "failed" };
    expect(await look(failed, paid, true)).toEqual({ purchase: { ...open, status: "failed" } });
  });

  it("falls back to our own row when Stripe cannot be asked", async () => {
    expect(await look(row, silent, true)).toEqual({ purchase: open });
  });

  it("sees nothing where the row is somebody else's", async () => {
    expect(await look(null, paid, true)).toEqual({ purchase: null });
  });

  it("names the problem when there is no answer, or none it understands", async () => {
    expect(await look(null, paid, true, new Error("away"))).toEqual({ problem: offline });
    expect(await look({ ...row, status: "gifted" }, paid, true))
      .toEqual({ problem: { code: "unexpected", requestId: null } });
  });
});

function look(data: unknown, api: Stripe, isSync: boolean, error: unknown = null) {
  const readRow = () => Promise.resolve({ data, error });
  return lookAtPurchase({ readRow, api }, { purchaseId: "p-1", isSync });
}
