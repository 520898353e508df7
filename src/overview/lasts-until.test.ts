import { describe, expect, it } from "vitest";
import { lastsUntil } from "./lasts-until.ts";

const now = Date.parse("2026-11-21T12:00:00Z");
const inDays = (days: number) => now + days * 86_400_000;
const grant = (leftCredits: number, days: number | null) => ({
  leftCredits,
  expiresAt: days === null ? null : new Date(inDays(days)).toISOString(),
});

describe("lastsUntil", () => {
  it("spends what is left at the pace of the past", () => {
    expect(lastsUntil([grant(100, null)], 10, now)).toBe(inDays(10));
  });

  it("counts of an expiring grant only what is spent before", () => {
    expect(lastsUntil([grant(100, 3), grant(50, null)], 10, now)).toBe(inDays(3 + 5));
  });

  it("does not count a later grant that has expired when its turn comes", () => {
    expect(lastsUntil([grant(100, null), grant(50, 7)], 10, now)).toBe(inDays(10));
  });

  it("is now where nothing is left", () => {
    expect(lastsUntil([], 10, now)).toBe(now);
  });

  it("does not look further than a year, nor divide by no use", () => {
    expect(lastsUntil([grant(10_000, null)], 1, now)).toBe(Infinity);
    expect(lastsUntil([grant(1, null)], 0, now)).toBe(Infinity);
  });
});
