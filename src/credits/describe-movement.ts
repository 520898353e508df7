import { creditsText } from "./credits-text.ts";
import type { Speech } from "./describe-entry.ts";
import type { Movement } from "./movement.ts";

/** Says what a movement was in one sentence that needs no column beside it. */
export function describeMovement(movement: Movement, speech: Speech): string {
  const { t, formats } = speech;
  const amount = Math.abs(movement.amountCredits);
  const credits = creditsText(t, formats, amount);
  const what = workOf(movement, speech);
  switch (movement.kind) {
    case "deduct":
    case "capture":
      return what === null
        ? t("movements.said.used", { credits })
        : t("movements.said.used_for", { credits, what });
    case "restore":
      return what === null
        ? t("movements.said.returned", { credits })
        : t("movements.said.returned_for", { credits, what });
    case "expire":
      return amount === 1
        ? t("movements.said.expired.one", { credits })
        : t("movements.said.expired.other", { credits });
    case "reverse":
      return t("movements.said.reversed", { credits });
    case "adjust":
      return movement.amountCredits < 0
        ? t("movements.said.adjusted_down", { credits })
        : t("movements.said.adjusted_up", { credits });
    case "topup":
      return describeTopUp(movement, credits, speech);
    default:
      return movement.kind satisfies never;
  }
}

/** A source that is newer than this page is still a top-up. */
function describeTopUp(movement: Movement, credits: string, { t, language }: Speech): string {
  switch (movement.source) {
    case "purchase":
      return movement.packageLabels === null
        ? t("movements.said.topped_up", { credits })
        : t("movements.said.bought", { credits, package: movement.packageLabels[language] });
    case "promotion":
      return t("movements.said.promotion", { credits });
    case "subscription":
      return t("movements.said.subscription", { credits });
    case "referral":
      return t("movements.said.referral", { credits });
    case "adjustment":
      return t("movements.said.goodwill", { credits });
    case "reinstatement":
      return t("movements.said.reinstated", { credits });
    default:
      return t("movements.said.topped_up", { credits });
  }
}

/** The work that was paid for, with how much of it: "Letter (3 × letter)". */
function workOf(movement: Movement, { t, formats, language }: Speech): string | null {
  if (movement.action === null) return null;
  // An action that left the price list is still better named by its code than not at all.
  const name = movement.actionLabels?.[language] ?? movement.action;
  if (movement.quantity === null || movement.quantity === 1) return name;
  const quantity = formats.count(movement.quantity);
  const unit = movement.unitLabels?.[language];
  return unit === undefined
    ? t("movements.said.times", { name, quantity })
    : t("movements.said.times_unit", { name, quantity, unit });
}
