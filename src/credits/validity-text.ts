import type { Formats } from "../i18n/format.ts";
import type { Translate } from "../i18n/translate.ts";

/** Says for how long credits can be spent: "valid for 365 days", "never expire". */
export function validityText(t: Translate, formats: Formats, days: number | null): string {
  if (days === null) return t("top_up.valid.always");
  return days === 1
    ? t("top_up.valid.one", { days: formats.count(days) })
    : t("top_up.valid.other", { days: formats.count(days) });
}
