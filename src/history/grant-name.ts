import type { Language } from "../i18n/language.ts";
import type { Translate } from "../i18n/translate.ts";
import type { PayingGrant } from "./trace-rows.ts";

/** Names where credits came from; a source that is newer than this page is still a top-up. */
export function grantName(
  { source, packageLabels }: Pick<PayingGrant, "source" | "packageLabels">,
  t: Translate,
  language: Language,
): string {
  switch (source) {
    case "purchase":
      return packageLabels === null
        ? t("history.grant.bought")
        : t("history.grant.purchase", { package: packageLabels[language] });
    case "promotion":
      return t("history.grant.promotion");
    case "subscription":
      return t("history.grant.subscription");
    case "referral":
      return t("history.grant.referral");
    case "adjustment":
      return t("history.grant.adjustment");
    case "reinstatement":
      return t("history.grant.reinstatement");
    default:
      return t("history.grant.other");
  }
}
