import { describe, expect, it } from "vitest";
import { createFormats } from "../i18n/format.ts";
import { createTranslate } from "../i18n/translate.ts";
import { describeOutlook } from "./describe-outlook.ts";
import { expiringSoon } from "./expiring-soon.ts";

const german = { t: createTranslate("de"), formats: createFormats("de-DE", "Europe/Berlin") };
const now = Date.parse("2026-11-21T12:00:00Z");
const use = (day: string, usedCredits: number) => ({
  day,
  action: "fax",
  labels: null,
  usedCredits,
});
const grants = [{ leftCredits: 100, expiresAt: null }];

describe("describeOutlook", () => {
  it("names the day until which the credits last", () => {
    const usage = [use("2026-10-01", 1), use("2026-11-01", 300)];
    expect(describeOutlook({ available: 100, grants, usage }, german, now))
      .toBe("Reicht etwa bis zum 1. Dezember 2026");
  });

  it("does not guess from a few days, nor from none", () => {
    const words = "Wie lange das reicht, zeigt sich nach einer Woche Nutzung";
    expect(describeOutlook({ available: 100, grants, usage: [use("2026-11-20", 9)] }, german, now))
      .toBe(words);
    expect(describeOutlook({ available: 100, grants, usage: [] }, german, now)).toBe(words);
  });

  it("says rest, much and nothing as what they are", () => {
    const outlook = (available: number, usage: ReturnType<typeof use>[]) =>
      describeOutlook({ available, grants, usage }, german, now);
    expect(outlook(100, [use("2026-10-01", 9)])).toBe("Seit 30 Tagen wurde nichts verbraucht");
    expect(outlook(100, [use("2026-10-01", 9), use("2026-11-01", 1)]))
      .toBe("Reicht länger als ein Jahr");
    expect(outlook(0, [])).toBe("Ohne Credits werden kostenpflichtige Aktionen abgelehnt.");
  });
});

describe("expiringSoon", () => {
  it("adds up what expires within 30 days", () => {
    const inDays = (days: number) => new Date(now + days * 86_400_000).toISOString();
    expect(expiringSoon([
      { leftCredits: 5, expiresAt: inDays(1) },
      { leftCredits: 7, expiresAt: inDays(29) },
      { leftCredits: 11, expiresAt: inDays(31) },
      { leftCredits: 13, expiresAt: null },
    ], now)).toBe(12);
  });
});
