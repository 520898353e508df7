import { describe, expect, it } from "vitest";
import { usageSeries } from "./usage-series.ts";

const used = (day: string, action: string | null, usedCredits: number) => ({
  day,
  action,
  labels: action === "fax" ? { de: "Fax", en: "Fax" } : null,
  usedCredits,
});
const options = {
  today: "2026-11-21",
  dayCount: 3,
  language: "en",
  names: { none: "Other", rest: "Rest" },
} as const;

describe("usageSeries", () => {
  it("has every day, oldest first, and leaves out what is older", () => {
    const { days, total } = usageSeries([used("2026-11-18", "fax", 9)], options);
    expect(days).toEqual(["2026-11-19", "2026-11-20", "2026-11-21"]);
    expect(total).toBe(0);
  });

  it("puts the most used action first, by its name or, without one, by its code", () => {
    const { series } = usageSeries([
      used("2026-11-19", "fax", 1),
      used("2026-11-21", "fax", 2),
      used("2026-11-20", "gone", 5),
      used("2026-11-20", null, 1),
    ], options);
    expect(series.map(({ name, perDay, total }) => [name, perDay, total])).toEqual([
      ["gone", [0, 5, 0], 5],
      ["Fax", [1, 0, 2], 3],
      ["Other", [0, 1, 0], 1],
    ]);
  });

  it("adds up the least used of more than six", () => {
    const usage = ["a", "b", "c", "d", "e", "f", "g"]
      .map((action, index) => used("2026-11-21", action, 10 - index));
    const { series, total } = usageSeries(usage, options);
    expect(series.map(({ name, total }) => [name, total])).toEqual([
      ["a", 10],
      ["b", 9],
      ["c", 8],
      ["d", 7],
      ["e", 6],
      ["Rest", 9],
    ]);
    expect(total).toBe(49);
  });
});
