import { describe, expect, it } from "vitest";
import { amount } from "./amount.ts";
import { balanceRow, toBalance } from "./balance.ts";
import { creditAction } from "./credit-action.ts";
import { creditEntry } from "./credit-entry.ts";
import { creditPackage } from "./credit-package.ts";
import { purchaseStatus } from "../../supabase/functions/_shared/credits/purchase-status.ts";
import { isUndecided, purchase } from "./purchase.ts";

const entryRow = {
  entry_id: 7,
  kind: "deduct",
  amount_credits: -4,
  balance_after: 96,
  action: "letter",
  quantity: null,
  reference: null,
  created_at: "2026-11-20T18:30:00+00:00",
};

describe("amount", () => {
  it("reads numbers and digits alike", () => {
    expect(amount.parse(1_000_000_000_000)).toBe(1_000_000_000_000);
    expect(amount.parse("-1000000000000")).toBe(-1_000_000_000_000);
  });

  it.each([1.5, Number.NaN, "1.5", "1e3", "", " 1", "99999999999999999999", 2 ** 60, null])(
    "refuses %j rather than rounding it",
    (value) => expect(amount.safeParse(value).success).toBe(false),
  );
});

describe("a balance", () => {
  const row = {
    balance: 100,
    held: 30,
    available: 70,
    debt: 0,
    is_frozen: false,
    expires_next_at: null,
    expires_next_credits: null,
  };

  it("is nothing for a tenant without a row", () => {
    expect(toBalance(balanceRow.nullable().parse(null)))
      .toEqual({
        ...{ balance: 0, held: 0, available: 0, debt: 0 },
        ...{ isFrozen: false, nextExpiry: null },
      });
  });

  it("is read from its row", () => {
    expect(toBalance(balanceRow.parse(row)))
      .toEqual({
        ...{ balance: 100, held: 30, available: 70, debt: 0 },
        ...{ isFrozen: false, nextExpiry: null },
      });
  });

  it("knows what expires next, however the driver sends a bigint", () => {
    const expiring = { expires_next_at: "2026-12-03T11:00:00+00:00", expires_next_credits: "40" };
    expect(toBalance(balanceRow.parse({ ...row, ...expiring })).nextExpiry)
      .toEqual({ expiresAt: "2026-12-03T11:00:00+00:00", amountCredits: 40 });
  });

  it.each([
    { available: -30 },
    { expires_next_at: "infinity" },
    { expires_next_credits: 0 },
    { balance: null },
  ])("is refused with %j", (wrong) => {
    expect(balanceRow.safeParse({ ...row, ...wrong }).success).toBe(false);
  });
});

describe("a package", () => {
  const row = {
    package_id: "standard",
    labels: { de: "Standard", en: "Standard" },
    amount_credits: 100,
    price_minor: 2500,
    currency: "EUR",
    expires_after_days: null,
    is_recommended: false,
  };

  it("is read from its row", () => {
    expect(creditPackage.parse({ ...row, sort_order: 2 }))
      .toMatchObject({ packageId: "standard", amountCredits: 100, priceMinor: 2500 });
  });

  it("may say for how many days its credits are valid", () => {
    expect(creditPackage.parse(row).expiresAfterDays).toBeNull();
    expect(creditPackage.parse({ ...row, expires_after_days: 365 }).expiresAfterDays).toBe(365);
  });

  it.each([
    { currency: "eur" },
    { amount_credits: 0 },
    { price_minor: -1 },
    { labels: {} },
    { expires_after_days: 0 },
  ])(
    "is refused with %j",
    (wrong) => expect(creditPackage.safeParse({ ...row, ...wrong }).success).toBe(false),
  );
});

describe("an action", () => {
  it("may do without a unit", () => {
    const labels = { de: "Brief", en: "Letter" };
    expect(creditAction.parse({ action: "letter", labels, amount_credits: 4 }).unitLabels)
      .toBeNull();
  });
});

describe("an entry", () => {
  it("is read from its row", () => {
    expect(creditEntry.parse(entryRow)).toMatchObject({ entryId: 7, amountCredits: -4 });
  });

  it("shows the app's reference of usage, and the reason of a correction", () => {
    const row = { ...entryRow, reference: "invoice-7", reason: null };
    expect(creditEntry.parse(row).reference).toBe("invoice-7");
    const corrected = { ...entryRow, kind: "adjust", reference: null, reason: "sorry" };
    expect(creditEntry.parse(corrected).reference).toBe("sorry");
  });

  it.each([{ kind: "gift" }, { created_at: "yesterday" }, { amount_credits: 0.5 }])(
    "is refused with %j",
    (wrong) => expect(creditEntry.safeParse({ ...entryRow, ...wrong }).success).toBe(false),
  );
});

describe("a purchase", () => {
  const row = { purchase_id: "p-1", tenant_id: "t", amount_credits: 100, status: "open" };

  it("is read from its row", () => {
    expect(purchase.parse(row))
      .toEqual({ purchaseId: "p-1", tenantId: "t", amountCredits: 100, status: "open" });
  });

  it("is refused in a state that nobody knows", () => {
    expect(purchase.safeParse({ ...row, status: "gifted" }).success).toBe(false);
  });

  it("is undecided only before its payment", () => {
    expect(purchaseStatus.options.filter(isUndecided)).toEqual(["created", "open", "processing"]);
  });
});
