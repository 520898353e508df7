import type { I18n } from "../i18n/i18n-context.tsx";
import { burnRate } from "./burn-rate.ts";
import type { UsageDay } from "./usage-day.ts";

const FULL_WINDOW_DAYS = 30;

/** Says how much is used per day, where enough days have passed to say so. */
export function describeRate(
  usage: readonly UsageDay[],
  today: string,
  { t, formats }: Pick<I18n, "t" | "formats">,
): string {
  const rate = burnRate(usage, today);
  if (rate === null || rate.creditsPerDay === 0) return t("overview.usage_days");
  const credits = t("credits.amount.other", { amount: formats.average(rate.creditsPerDay) });
  return rate.days < FULL_WINDOW_DAYS
    ? t("overview.rate_young", { credits, days: formats.count(rate.days) })
    : t("overview.rate", { credits });
}
