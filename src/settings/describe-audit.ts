import type { Formats } from "../i18n/format.ts";
import type { PlainMessageKey, Translate } from "../i18n/translate.ts";
import { creditsText } from "../credits/credits-text.ts";
import type { AuditRecord } from "./audit-record.ts";

/** What a sentence is made with: the language, and the names of members, actions and packages. */
export type AuditSpeech = {
  t: Translate;
  formats: Formats;
  /** Null for nobody: Stripe, a service or the scheduler. */
  memberName: (userId: string | null) => string;
  actionName: (action: string) => string;
  packageName: (packageId: string) => string;
};

const PLAIN = {
  endpoint_removed: "audit.endpoint_removed",
  endpoint_tested: "audit.endpoint_tested",
  low_balance_removed: "audit.low_balance_removed",
  account_frozen: "audit.account_frozen",
  freeze_lifted: "audit.freeze_lifted",
  quarantine_resolved: "audit.quarantine_resolved",
} as const satisfies Record<string, PlainMessageKey>;

const PURCHASE = {
  purchase_started: "audit.purchase.started",
  purchase_open: "audit.purchase.open",
  purchase_processing: "audit.purchase.processing",
  purchase_credited: "audit.purchase.credited",
  purchase_expired: "audit.purchase.expired",
  purchase_failed: "audit.purchase.failed",
  purchase_quarantined: "audit.purchase.quarantined",
  purchase_partially_reversed: "audit.purchase.partially_reversed",
  purchase_reversed: "audit.purchase.reversed",
} as const;

const OF_SUPPORT: readonly string[] = [
  "balance_adjusted",
  "freeze_lifted",
  "quarantine_resolved",
];

/** Answers whether it was support, unless it was a member. */
export function isOfSupport(action: string): boolean {
  return OF_SUPPORT.includes(action);
}

/** Says what was done, in one sentence; by its code where a newer server has a deed unknown here. */
export function describeAudit(record: AuditRecord, speech: AuditSpeech): string {
  const { t } = speech;
  const { action } = record;
  if (isKeyOf(PLAIN, action)) return t(PLAIN[action]);
  if (isKeyOf(PURCHASE, action)) {
    const { package_id: packageId, amount_credits: amountCredits } = record.details;
    return t(PURCHASE[action], {
      name: packageId === null || packageId === undefined ? "" : speech.packageName(packageId),
      credits: creditsText(t, speech.formats, amountCredits ?? 0),
    });
  }
  switch (action) {
    case "budget_set":
    case "budget_removed":
      return describeBudget(record, speech);
    case "endpoint_set":
      return t("audit.endpoint_set", { url: record.subject ?? "" });
    case "low_balance_set":
      return t("audit.low_balance_set", {
        credits: creditsText(t, speech.formats, record.details.low_balance_credits ?? 0),
      });
    case "auto_topup_switched_on":
    case "auto_topup_switched_off":
      return describeAutoTopupChange(record, speech);
    case "balance_adjusted":
      return t("audit.balance_adjusted", {
        amount: speech.formats.signed(record.details.amount_credits ?? 0),
      });
    default:
      return t("audit.other", { action });
  }
}

function describeBudget({ action, subject, details }: AuditRecord, speech: AuditSpeech): string {
  const { t, formats } = speech;
  const params = {
    name: speech.memberName(subject),
    scope: typeof details.action === "string"
      ? speech.actionName(details.action)
      : t("audit.all_actions"),
  };
  if (action === "budget_removed") return t("audit.budget_removed", params);
  const limit = creditsText(t, formats, details.limit_credits ?? 0);
  return t("audit.budget_set", { ...params, limit });
}

function describeAutoTopupChange(record: AuditRecord, { t, formats }: AuditSpeech): string {
  const { threshold_credits: threshold, monthly_cap_minor: cap, currency } = record.details;
  if (record.action === "auto_topup_switched_off") {
    return t(record.actor === null ? "audit.auto_stopped" : "audit.auto_off");
  }
  return t("audit.auto_on", {
    credits: creditsText(t, formats, threshold ?? 0),
    cap: formats.money(cap ?? 0, currency ?? "EUR"),
  });
}

function isKeyOf<Texts extends object>(texts: Texts, key: PropertyKey): key is keyof Texts {
  return Object.hasOwn(texts, key);
}
