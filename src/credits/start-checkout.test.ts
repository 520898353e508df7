import { describe, expect, it } from "vitest";
import { createAttemptStore } from "./attempt-store.ts";
import type { CheckoutResult, OpenedCheckout } from "./checkout-api.ts";
import type { CheckoutProblemCode } from "./checkout-problem.ts";
import type { PurchaseStatus } from "../../supabase/functions/_shared/credits/purchase-status.ts";
import { startCheckout } from "./start-checkout.ts";
import type { StartCheckoutPorts, StartCheckoutRequest } from "./start-checkout.ts";
import { createFakeStorage } from "./testing/fake-storage.ts";

const IDS = [
  "00000000-0000-4000-8000-000000000001",
  "00000000-0000-4000-8000-000000000002",
  "00000000-0000-4000-8000-000000000003",
];
const request: StartCheckoutRequest = {
  tenantId: "tenant-1",
  packageId: "standard",
  savesCard: false,
  language: "de",
  mayMintAgain: true,
};

describe("startCheckout", () => {
  it("opens the tab before it asks the server, and sends it to Checkout", async () => {
    const world = createWorld();
    const result = await startCheckout(world.ports, request);
    expect(world.seen).toEqual(["tab opened", `sent ${IDS[0]}`, `tab shows checkout:${IDS[0]}`]);
    expect(result).toMatchObject({ kind: "opened", attempt: { purchaseId: `purchase-${IDS[0]}` } });
    expect(world.ports.store.read()?.purchaseId).toBe(`purchase-${IDS[0]}`);
  });

  it("sends the same attempt for the same package, and a new one for another", async () => {
    const world = createWorld();
    await startCheckout(world.ports, request);
    await startCheckout(world.ports, request);
    await startCheckout(world.ports, { ...request, packageId: "power" });
    expect(world.sent()).toEqual([IDS[0], IDS[0], IDS[1]]);
  });

  it("sends the same attempt again after an answer was lost", async () => {
    const world = createWorld();
    world.refuseNext("network");
    const lost = await startCheckout(world.ports, request);
    expect(lost).toEqual({ kind: "problem", problem: { code: "network", requestId: null } });
    expect(world.seen).toContain("tab closed");
    await startCheckout(world.ports, request);
    expect(world.sent()).toEqual([IDS[0], IDS[0]]);
  });

  it("leaves in the same tab when the browser blocks the new one", async () => {
    const world = createWorld({ isBlocked: true });
    const result = await startCheckout(world.ports, request);
    expect(result.kind).toBe("opened");
    expect(world.seen.at(-1)).toBe(`left to checkout:${IDS[0]} for purchase-${IDS[0]}`);
  });

  it.each(["expired", "failed"] as const)(
    "mints one new attempt when the unfinished one turns out %s",
    async (status) => {
      const world = createWorld();
      await startCheckout(world.ports, request);
      world.finish(IDS[0], status);
      const result = await startCheckout(world.ports, request);
      expect(result).toMatchObject({ kind: "opened", attempt: { attemptId: IDS[1] } });
      expect(world.sent()).toEqual([IDS[0], IDS[0], IDS[1]]);
    },
  );

  it.each(["credited", "processing", "open", "quarantined"] as const)(
    "does not invite a second payment when the unfinished one turns out %s",
    async (status) => {
      const world = createWorld();
      await startCheckout(world.ports, request);
      world.finish(IDS[0], status);
      const result = await startCheckout(world.ports, request);
      expect(result).toMatchObject({ kind: "decided", purchase: { status } });
      expect(world.sent()).toEqual([IDS[0], IDS[0]]);
      expect(world.seen.at(-1)).toBe("tab closed");
    },
  );

  it("mints once, and gives up when the new attempt is refused as well", async () => {
    const world = createWorld();
    world.refuseNext("attempt_finished");
    world.refuseNext("attempt_finished");
    const result = await startCheckout(world.ports, request);
    expect(result).toMatchObject({ kind: "problem", problem: { code: "attempt_finished" } });
    expect(world.sent()).toEqual([IDS[0], IDS[1]]);
    expect(world.ports.store.read()).toBeNull();
  });

  it("never mints when only the page of the unfinished attempt was asked for", async () => {
    const world = createWorld();
    await startCheckout(world.ports, request);
    world.finish(IDS[0], "expired");
    const result = await startCheckout(world.ports, { ...request, mayMintAgain: false });
    expect(result).toMatchObject({ kind: "decided", purchase: { status: "expired" } });
    expect(world.sent()).toEqual([IDS[0], IDS[0]]);
  });
});

function createWorld(options = { isBlocked: false }) {
  const seen: string[] = [];
  const refusals: CheckoutProblemCode[] = [];
  const finished = new Map<string, PurchaseStatus>();
  let minted = 0;

  /** Like the server: a paid attempt has no page any more, one that came to nothing is refused. */
  function open(attemptId: string): CheckoutResult<OpenedCheckout> {
    const purchaseId = `purchase-${attemptId}`;
    const status = finished.get(purchaseId);
    const isPaid = status === "credited" || status === "processing";
    const code = refusals.shift() ?? (status === undefined || isPaid ? null : "attempt_finished");
    if (code !== null) return { ok: false, problem: { code, requestId: null } };
    return { ok: true, value: { purchaseId, url: isPaid ? null : `checkout:${attemptId}` } };
  }

  const ports: StartCheckoutPorts = {
    store: createAttemptStore(createFakeStorage(), { userId: "user-1", tenantId: "tenant-1" }),
    mintId: () => IDS[minted++] ?? "",
    openTab: () => {
      if (options.isBlocked) return null;
      seen.push("tab opened");
      return {
        show: (url) => void seen.push(`tab shows ${url}`),
        close: () => void seen.push("tab closed"),
        isClosed: () => seen.at(-1) === "tab closed",
      };
    },
    leaveTo: (url, purchaseId) => void seen.push(`left to ${url} for ${purchaseId}`),
    api: {
      openCheckout: ({ attemptId }) => {
        seen.push(`sent ${attemptId}`);
        return Promise.resolve(open(attemptId));
      },
      syncPurchase: ({ purchaseId }) => {
        const status = finished.get(purchaseId) ?? "open";
        return Promise.resolve({ ok: true, value: { purchaseId, status, amountCredits: 100 } });
      },
    },
  };
  return {
    ports,
    seen,
    sent: () => seen.filter((line) => line.startsWith("sent ")).map((line) => line.slice(5)),
    refuseNext: (code: CheckoutProblemCode) => void refusals.push(code),
    finish: (attemptId: string | undefined, status: PurchaseStatus) =>
      void finished.set(`purchase-${attemptId}`, status),
  };
}
