import { describe, expect, it } from "vitest";
import { createFormats } from "../i18n/format.ts";
import { createTranslate } from "../i18n/translate.ts";
import type { CreditAction } from "./credit-action.ts";
import type { CreditEntry } from "./credit-entry.ts";
import { describeEntry } from "./describe-entry.ts";

const german = {
  t: createTranslate("de"),
  formats: createFormats("de-DE"),
  language: "de",
} as const;
const english = {
  t: createTranslate("en"),
  formats: createFormats("en-GB"),
  language: "en",
} as const;
const pdf: CreditAction = {
  action: "pdf_extraction",
  labels: { de: "PDF-Auslesung", en: "PDF extraction" },
  unitLabels: { de: "Seite", en: "page" },
  amountCredits: 2,
};
const spent: CreditEntry = {
  entryId: 1,
  kind: "deduct",
  amountCredits: -2,
  balanceAfter: 98,
  action: "pdf_extraction",
  quantity: 1,
  reference: null,
  source: null,
  createdAt: "2026-11-20T18:30:00Z",
};

describe("describeEntry", () => {
  it("says what was done", () => {
    expect(describeEntry(spent, [pdf], german)).toBe("PDF-Auslesung");
    expect(describeEntry({ ...spent, kind: "capture" }, [pdf], english)).toBe("PDF extraction");
  });

  it("says how much of it", () => {
    expect(describeEntry({ ...spent, quantity: 1200 }, [pdf], german))
      .toBe("PDF-Auslesung · 1.200\u00a0×\u00a0Seite");
    expect(describeEntry({ ...spent, quantity: 3 }, [{ ...pdf, unitLabels: null }], english))
      .toBe("PDF extraction · 3\u00a0×");
  });

  it("says that something came back", () => {
    expect(describeEntry({ ...spent, kind: "restore" }, [pdf], german))
      .toBe("Zurückgegeben: PDF-Auslesung");
  });

  it("names an action that left the price list by its code", () => {
    expect(describeEntry(spent, [], german)).toBe("pdf_extraction");
  });

  it.each([
    ["purchase", "Aufladung"],
    ["promotion", "Gutschrift: Werbeaktion"],
    ["subscription", "Gutschrift: Abo"],
    ["referral", "Gutschrift: Empfehlung"],
    ["adjustment", "Gutschrift"],
    ["something new", "Aufladung"],
  ])("says credits from %s as %s", (source, words) => {
    const entry = { ...spent, kind: "topup", action: null, source } as const;
    expect(describeEntry(entry, [pdf], german)).toBe(words);
  });

  it.each(
    [
      ["topup", "Aufladung"],
      ["deduct", "Verbrauch"],
      ["expire", "Verfallen"],
      ["reverse", "Nach Rückzahlung zurückgenommen"],
      ["adjust", "Manuelle Korrektur"],
    ] as const,
  )("says %s without an action as %s", (kind, words) => {
    expect(describeEntry({ ...spent, kind, action: null }, [pdf], german)).toBe(words);
  });
});
