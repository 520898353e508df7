import { describe, expect, it } from "vitest";
import type { CatalogueItem } from "../../supabase/functions/_shared/credits/catalogue-item.ts";
import { createFormats } from "../i18n/format.ts";
import { createTranslate } from "../i18n/translate.ts";
import { versionDifferences } from "./version-differences.ts";

const speech = { t: createTranslate("en"), formats: createFormats("en-GB") };

function standard(version: number, change = {}): CatalogueItem {
  return {
    ...{ kind: "package", item_id: "standard", version, saved_by: null, reason: null },
    saved_by_email: null,
    saved_at: "2026-11-21T12:00:00Z",
    content: {
      ...{ labels: { de: "Standard", en: "Standard" }, amount_credits: 100, price_minor: 2500 },
      ...{ currency: "EUR", expires_after_days: null, is_active: true, is_recommended: true },
      ...{ sort_order: 2, ...change },
    },
  };
}

describe("what restoring a version would change", () => {
  it("is said field by field, as money, days and words", () => {
    const now = standard(3, { price_minor: 2900, is_active: false, expires_after_days: 365 });
    expect(versionDifferences(now, standard(1), speech)).toEqual([
      { name: "operations.price", before: "€29.00", after: "€25.00" },
      { name: "operations.restore.validity", before: "365", after: "For ever" },
      { name: "operations.catalogue.is_active", before: "No", after: "Yes" },
    ]);
  });

  it("is nothing where the versions say the same", () => {
    expect(versionDifferences(standard(3), standard(1), speech)).toEqual([]);
  });
});
