import { describe, expect, it } from "vitest";
import { burnRate } from "./burn-rate.ts";

const today = "2026-11-21";
const used = (day: string, usedCredits: number) => ({ day, usedCredits });

describe("burnRate", () => {
  it("averages the last 30 full days, days without use included", () => {
    const usage = [used("2026-10-01", 999), used("2026-10-22", 200), used("2026-11-20", 100)];
    expect(burnRate(usage, today)).toEqual({ creditsPerDay: 10, days: 30 });
  });

  it("leaves today out, which is not over", () => {
    const usage = [used("2026-10-01", 1), used("2026-11-20", 30), used(today, 5000)];
    expect(burnRate(usage, today)).toEqual({ creditsPerDay: 1, days: 30 });
  });

  it("measures a young tenant from its first use", () => {
    expect(burnRate([used("2026-11-11", 40), used("2026-11-12", 60)], today))
      .toEqual({ creditsPerDay: 10, days: 10 });
  });

  it("says nothing before a week has passed", () => {
    expect(burnRate([used("2026-11-15", 400)], today)).toBeNull();
    expect(burnRate([used(today, 400)], today)).toBeNull();
    expect(burnRate([], today)).toBeNull();
  });

  it("knows rest after use, and never a negative use when more came back than went", () => {
    expect(burnRate([used("2026-10-01", 40)], today)).toEqual({ creditsPerDay: 0, days: 30 });
    expect(burnRate([used("2026-10-30", -5)], today)?.creditsPerDay).toBe(0);
  });
});
