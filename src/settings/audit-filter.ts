/** The subjects that the audit records can be narrowed to, and the actions each one means. */
export const AUDIT_FILTERS = {
  all: [],
  purchases: [
    "purchase_started",
    "purchase_open",
    "purchase_processing",
    "purchase_credited",
    "purchase_expired",
    "purchase_failed",
    "purchase_quarantined",
    "purchase_partially_reversed",
    "purchase_reversed",
    "quarantine_resolved",
  ],
  budgets: ["budget_set", "budget_removed"],
  notices: [
    "endpoint_set",
    "endpoint_removed",
    "endpoint_tested",
    "low_balance_set",
    "low_balance_removed",
  ],
  auto_topup: ["auto_topup_switched_on", "auto_topup_switched_off"],
  account: ["balance_adjusted", "account_frozen", "freeze_lifted"],
} as const satisfies Record<string, readonly string[]>;

/** One of the subjects. */
export type AuditFilter = keyof typeof AUDIT_FILTERS;

/** The subject that a choice names; all of them where it names none. */
export function toAuditFilter(value: string): AuditFilter {
  switch (value) {
    case "purchases":
    case "budgets":
    case "notices":
    case "auto_topup":
    case "account":
      return value;
    default:
      return "all";
  }
}
