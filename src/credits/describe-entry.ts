import type { MessageKey } from "../i18n/catalogue.ts";
import type { Formats } from "../i18n/format.ts";
import type { Language } from "../i18n/language.ts";
import type { Translate } from "../i18n/translate.ts";
import type { CreditAction } from "./credit-action.ts";
import type { CreditEntry } from "./credit-entry.ts";

const KIND_TEXT = {
  deduct: "credits.entry.spend",
  capture: "credits.entry.spend",
  expire: "credits.entry.expire",
  reverse: "credits.entry.reverse",
  restore: "credits.entry.restore",
  adjust: "credits.entry.adjust",
} as const satisfies Record<Exclude<CreditEntry["kind"], "topup">, MessageKey>;

/** The way a reader is spoken to. */
export type Speech = { t: Translate; formats: Formats; language: Language };

/** Says in plain words what a movement was: what was done, and how much of it. */
export function describeEntry(
  entry: CreditEntry,
  actions: readonly CreditAction[],
  { t, formats, language }: Speech,
): string {
  const kind = entry.kind === "topup" ? t(topUpText(entry.source)) : t(KIND_TEXT[entry.kind]);
  if (entry.action === null) return kind;
  const action = actions.find((candidate) => candidate.action === entry.action);
  // An action that left the price list is still better named by its code than not at all.
  const name = action?.labels[language] ?? entry.action;
  const isSpending = entry.kind === "deduct" || entry.kind === "capture";
  const what = isSpending ? name : `${kind}: ${name}`;
  if (entry.quantity === null || entry.quantity === 1) return what;
  const unit = action?.unitLabels?.[language];
  const quantity = formats.count(entry.quantity);
  const times = `${quantity}\u00a0×`;
  return `${what} · ${unit === undefined ? times : `${times}\u00a0${unit}`}`;
}

/** A source that is newer than this page is still a top-up. */
function topUpText(source: string | null) {
  switch (source) {
    case "promotion":
      return "credits.entry.promotion";
    case "subscription":
      return "credits.entry.subscription";
    case "referral":
      return "credits.entry.referral";
    case "adjustment":
      return "credits.entry.goodwill";
    default:
      return "credits.entry.topup";
  }
}
