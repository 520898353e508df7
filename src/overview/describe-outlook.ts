import type { I18n } from "../i18n/i18n-context.tsx";
import { burnRate } from "./burn-rate.ts";
import type { Grant } from "./grant.ts";
import { lastsUntil } from "./lasts-until.ts";
import type { UsageDay } from "./usage-day.ts";
import { utcDay } from "./utc-day.ts";

type Holdings = { available: number; grants: readonly Grant[]; usage: readonly UsageDay[] };

/** Says how long the credits last, or honestly why that cannot be said. */
export function describeOutlook(
  { available, grants, usage }: Holdings,
  { t, formats }: Pick<I18n, "t" | "formats">,
  nowMs: number,
): string {
  if (available === 0) return t("credits.balance_empty");
  const rate = burnRate(usage, utcDay(nowMs));
  if (rate === null) return t("overview.lasts_unknown");
  if (rate.creditsPerDay === 0) return t("overview.unused");
  const untilMs = lastsUntil(grants, rate.creditsPerDay, nowMs);
  return untilMs === Infinity
    ? t("overview.lasts_year")
    : t("overview.lasts_until", { day: formats.day(new Date(untilMs).toISOString()) });
}
