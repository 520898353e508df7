import type { Language } from "../i18n/language.ts";
import type { UsageDay } from "./usage-day.ts";
import { daysBefore } from "./utc-day.ts";

/** More colours than these nobody tells apart; what is used least is added up. */
const NAMED_ACTIONS = 5;

/** One action's share of the chart: its name, and what it used on each day. */
export type Series = {
  /** The action's code; "" for spending without one and "*" for the rest. */
  key: string;
  name: string;
  perDay: number[];
  total: number;
};

/** The days, oldest first, and the actions, most used first. */
export type UsageSeries = { days: string[]; series: Series[]; total: number };

/** The names of what has no action of its own. */
export type SeriesNames = { none: string; rest: string };

/** Sorts the use of the last days by action and day; every day is there, used or not. */
export function usageSeries(
  usage: readonly UsageDay[],
  { today, dayCount, language, names }: {
    today: string;
    dayCount: number;
    language: Language;
    names: SeriesNames;
  },
): UsageSeries {
  const days = Array.from(
    { length: dayCount },
    (_, index) => daysBefore(today, dayCount - 1 - index),
  );
  const byAction = new Map<string, Series>();
  for (const { day, action, labels, usedCredits } of usage) {
    const index = days.indexOf(day);
    if (index < 0) continue;
    const key = action ?? "";
    const name = action === null ? names.none : labels?.[language] ?? action;
    const series = byAction.get(key) ?? { key, name, perDay: days.map(() => 0), total: 0 };
    series.perDay[index] = (series.perDay[index] ?? 0) + usedCredits;
    series.total += usedCredits;
    byAction.set(key, series);
  }
  const sorted = [...byAction.values()]
    .sort((a, b) => b.total - a.total || a.name.localeCompare(b.name, language));
  const total = sorted.reduce((sum, series) => sum + series.total, 0);
  return { days, series: withRest(sorted, names.rest), total };
}

function withRest(sorted: Series[], name: string): Series[] {
  if (sorted.length <= NAMED_ACTIONS + 1) return sorted;
  const rest = sorted.slice(NAMED_ACTIONS);
  return [...sorted.slice(0, NAMED_ACTIONS), {
    key: "*",
    name,
    perDay: rest[0]?.perDay.map((_, day) =>
      rest.reduce((sum, { perDay }) =>
        sum + (perDay[day] ?? 0), 0)
    ) ?? [],
    total: rest.reduce((sum, { total }) => sum + total, 0),
  }];
}
