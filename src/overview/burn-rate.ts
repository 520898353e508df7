import type { UsageDay } from "./usage-day.ts";
import { daysBefore, daysBetween } from "./utc-day.ts";

/** The average is taken over so many days, if there are as many. */
const WINDOW_DAYS = 30;
/** Fewer days than a week say nothing about one. */
const ENOUGH_DAYS = 7;

/** What a tenant uses per day on average, over how many days; null while that is too early to say. */
export type BurnRate = { creditsPerDay: number; days: number } | null;

/**
 * The average use of the last full days. A tenant that began within these days is measured from its
 * first use; `usage` must therefore reach further back than 30 days.
 */
export function burnRate(
  usage: readonly Pick<UsageDay, "day" | "usedCredits">[],
  today: string,
): BurnRate {
  // Today is not over: counted as a day it would always look like a quiet one.
  const windowStart = daysBefore(today, WINDOW_DAYS);
  const firstUse = usage.reduce((first, { day }) => day < first ? day : first, today);
  const start = firstUse > windowStart ? firstUse : windowStart;
  const days = daysBetween(start, today);
  if (days < ENOUGH_DAYS) return null;
  const used = usage
    .filter(({ day }) => day >= start && day < today)
    .reduce((sum, { usedCredits }) => sum + usedCredits, 0);
  return { creditsPerDay: Math.max(used, 0) / days, days };
}
