import { describe, expect, it } from "vitest";
import { isSyncDue, pauseAfterMs } from "./poll-schedule.ts";

describe("pauseAfterMs", () => {
  it("grows by a second up to ten", () => {
    expect([1, 2, 3, 9, 10, 11, 500].map(pauseAfterMs))
      .toEqual([1000, 2000, 3000, 9000, 10_000, 10_000, 10_000]);
  });

  it("pauses after a restart, before the first look", () => {
    expect(pauseAfterMs(0)).toBe(1000);
  });
});

describe("isSyncDue", () => {
  it("asks Stripe at the 4th look and then half as often each time", () => {
    const due = Array.from({ length: 100 }, (_, index) => index + 1).filter(isSyncDue);
    expect(due).toEqual([4, 8, 16, 32, 64]);
  });
});
