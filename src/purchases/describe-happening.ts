import { creditsText } from "../credits/credits-text.ts";
import type { Formats } from "../i18n/format.ts";
import type { Translate } from "../i18n/translate.ts";
import type { Bought } from "./bought.ts";
import type { Happening } from "./timeline.ts";

type Told =
  & { t: Translate; formats: Formats }
  & Pick<Bought, "currency" | "amountCredits" | "origin">;

/** Says in a sentence what happened to a purchase. */
export function describeHappening(happening: Happening, told: Told): string {
  const { t, formats, currency } = told;
  switch (happening.what) {
    case "status":
      return describeStatus(happening.status, told);
    case "reversed": {
      const credits = creditsText(t, formats, Math.abs(happening.credits));
      return happening.credits > 0
        ? t("purchases.said.reversed", { credits })
        : t("purchases.said.reinstated", { credits });
    }
    case "refund":
      return describeRefund(happening, formats.money(happening.amountMinor, currency), t);
    case "dispute":
      return describeDispute(happening, formats.money(happening.withdrawnMinor, currency), t);
    case "frozen":
      return happening.cause === "fraud_warning"
        ? t("purchases.said.frozen_fraud")
        : t("purchases.said.frozen");
    case "thawed":
      return t("purchases.said.thawed");
    default:
      return happening satisfies never;
  }
}

function describeStatus(
  status: Extract<Happening, { what: "status" }>["status"],
  { t, formats, amountCredits, origin }: Told,
): string {
  switch (status) {
    case "created":
      return t("purchases.said.created");
    case "open":
      // Nobody opens a page for an automatic purchase, unless the bank asks for its owner.
      return t(origin === "auto_topup" ? "purchases.said.bank_asks" : "purchases.said.open");
    case "processing":
      return t("purchases.said.processing");
    case "credited":
      return t("purchases.said.credited", { credits: creditsText(t, formats, amountCredits) });
    case "expired":
      return t("purchases.said.expired");
    case "failed":
      return t("purchases.said.failed");
    case "quarantined":
      return t("purchases.said.quarantined");
    default:
      return status satisfies never;
  }
}

function describeRefund(
  { status }: Extract<Happening, { what: "refund" }>,
  money: string,
  t: Translate,
): string {
  switch (status) {
    case "pending":
    case "requires_action":
      return t("purchases.said.refund_pending", { money });
    case "succeeded":
      return t("purchases.said.refunded", { money });
    case "failed":
    case "canceled":
      return t("purchases.said.refund_failed", { money });
    default:
      return status satisfies never;
  }
}

function describeDispute(
  { status, withdrawnMinor }: Extract<Happening, { what: "dispute" }>,
  money: string,
  t: Translate,
): string {
  switch (status) {
    case "warning_needs_response":
    case "warning_under_review":
      return t("purchases.said.inquiry");
    case "warning_closed":
    case "prevented":
      return t("purchases.said.inquiry_closed");
    case "needs_response":
    case "under_review":
    case "appeal_needs_response":
    case "appeal_under_review":
      return withdrawnMinor === 0
        ? t("purchases.said.disputed")
        : t("purchases.said.disputed_for", { money });
    case "won":
      return t("purchases.said.dispute_won");
    case "lost":
      return t("purchases.said.dispute_lost", { money });
    default:
      return status satisfies never;
  }
}
