import "../i18n/testing/every-message.ts";
import { describe, expect, it } from "vitest";
import { createFormats } from "../i18n/format.ts";
import { createTranslate } from "../i18n/translate.ts";
import { AUDIT_FILTERS } from "./audit-filter.ts";
import { auditRecord } from "./audit-record.ts";
import { describeAudit } from "./describe-audit.ts";
import type { AuditSpeech } from "./describe-audit.ts";

const speech: AuditSpeech = {
  t: createTranslate("en"),
  formats: createFormats("en-GB"),
  memberName: (userId) => userId === null ? "System" : `${userId}@a.example`,
  actionName: () => "Fax",
  packageName: () => "Standard",
};

const told = (action: string, details: Record<string, unknown> = {}, change = {}) =>
  describeAudit(
    auditRecord.parse({
      ...{ record_id: "7", action, subject: "ann", actor: "bea", reason: null, details },
      created_at: "2026-11-21T12:00:00Z",
      ...change,
    }),
    speech,
  );

describe("an audit record", () => {
  it.each([
    [
      told("budget_set", { action: "fax", limit_credits: 50 }),
      "Set the budget of ann@a.example for Fax to 50\u00a0credits a month",
    ],
    [
      told("budget_removed", { action: null }),
      "Removed the budget of ann@a.example for all actions together",
    ],
    [
      told("auto_topup_switched_on", {
        ...{ threshold_credits: 20, monthly_cap_minor: 5000, price_minor: 2500, currency: "EUR" },
      }),
      "Agreed to automatic top-up: below 20\u00a0credits, at most €50.00 a month",
    ],
    [told("balance_adjusted", { amount_credits: -5 }), "Adjusted the balance by −5 by hand"],
    [
      told("purchase_credited", { package_id: "standard", amount_credits: 100 }),
      "Paid and credited: Standard, 100\u00a0credits",
    ],
  ])("is a sentence: %s", (sentence, expected) => {
    expect(sentence).toBe(expected);
  });

  it("tells an order that a person took back from one that was stopped", () => {
    expect(told("auto_topup_switched_off")).toBe("Switched off automatic top-up");
    expect(told("auto_topup_switched_off", {}, { actor: null }))
      .toBe("Automatic top-up was stopped after a failed payment");
  });

  it("of a newer server is shown by its code, and nothing that can be filtered for is", () => {
    expect(told("tenant_renamed")).toBe("Other action: tenant_renamed");
    const known = Object.values(AUDIT_FILTERS).flat();
    expect(known.filter((action) => told(action).startsWith("Other"))).toEqual([]);
  });
});
