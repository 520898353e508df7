import { describe, expect, it } from "vitest";
import { WATCH_LIMIT_MS } from "./poll-schedule.ts";
import {
  afterLook,
  isExhausted,
  isSyncNext,
  mayRestart,
  nextLookInMs,
  startWatch,
} from "./purchase-watch.ts";
import type { PurchaseWatch } from "./purchase-watch.ts";
import type { Purchase } from "./purchase.ts";

const open: Purchase = {
  purchaseId: "purchase-1",
  tenantId: "tenant-1",
  amountCredits: 100,
  status: "open",
};
const offline = { problem: { code: "network", requestId: null } } as const;
const fresh = startWatch(0, { isSyncWanted: false });

describe("a purchase watch", () => {
  it("looks about a hundred times in fifteen minutes and then says that it stops", () => {
    let watch = fresh;
    let nowMs = 0;
    let isOver = false;
    while (!isOver) {
      watch = afterLook(watch, { purchase: open });
      const pause = nextLookInMs(watch, nowMs);
      if (pause === false) isOver = true;
      else nowMs += pause;
    }
    expect(isExhausted(watch, nowMs)).toBe(true);
    expect(nowMs).toBeLessThanOrEqual(WATCH_LIMIT_MS);
    expect(nowMs).toBeGreaterThan(WATCH_LIMIT_MS - 20_000);
    expect(watch.polls).toBeGreaterThan(80);
    expect(watch.polls).toBeLessThan(110);
  });

  it.each(["credited", "expired", "failed", "quarantined"] as const)(
    "ends with the purchase %s, however long it took",
    (status) => {
      const watch = afterLook(fresh, { purchase: { ...open, status } });
      expect(nextLookInMs(watch, 0)).toBe(false);
      expect(isExhausted(watch, WATCH_LIMIT_MS * 2)).toBe(false);
    },
  );

  it("ends when this person can see no such purchase", () => {
    expect(nextLookInMs(afterLook(fresh, { purchase: null }), 0)).toBe(false);
  });

  it("keeps what it knows when a look fails, and looks again", () => {
    const watch = afterLook(afterLook(fresh, { purchase: open }), offline);
    expect(watch.purchase).toEqual(open);
    expect(watch.problem?.code).toBe("network");
    expect(nextLookInMs(watch, 0)).toBe(2000);
    expect(afterLook(watch, { purchase: open }).problem).toBeNull();
  });

  it("asks Stripe first when it is told to, and once", () => {
    const watch = startWatch(0, { isSyncWanted: true });
    expect(isSyncNext(watch)).toBe(true);
    expect(isSyncNext(afterLook(watch, { purchase: open }))).toBe(false);
  });

  it("asks Stripe by itself at the fourth look", () => {
    expect(isSyncNext(lookedTimes(2))).toBe(false);
    expect(isSyncNext(lookedTimes(3))).toBe(true);
  });

  it("starts over with what it knows, and without losing a wish for Stripe's word", () => {
    const known = { ...lookedTimes(50), isSyncWanted: true };
    const again = startWatch(700_000, { isSyncWanted: false, known });
    expect(again).toMatchObject({ purchase: open, polls: 0, isSyncWanted: true });
    expect(nextLookInMs(again, 700_000)).toBe(1000);
  });

  it("takes two events of one return for one", () => {
    expect(mayRestart(startWatch(5000, { isSyncWanted: false }), 5100)).toBe(false);
    expect(mayRestart(startWatch(5000, { isSyncWanted: false }), 6000)).toBe(true);
  });
});

function lookedTimes(times: number): PurchaseWatch {
  return times === 0 ? fresh : afterLook(lookedTimes(times - 1), { purchase: open });
}
