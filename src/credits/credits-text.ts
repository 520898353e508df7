import type { Formats } from "../i18n/format.ts";
import type { Translate } from "../i18n/translate.ts";

/** Says an amount of credits in words: "1 credit", "1,250 credits". */
export function creditsText(t: Translate, formats: Formats, amountCredits: number): string {
  return Math.abs(amountCredits) === 1
    ? t("credits.amount.one", { amount: formats.count(amountCredits) })
    : t("credits.amount.other", { amount: formats.count(amountCredits) });
}
