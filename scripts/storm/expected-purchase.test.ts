import { describe, expect, test } from "vitest";
import { expectedPurchase, type StripePurchase } from "./expected-purchase.ts";

const SOLD = { priceMinor: 2500, amountCredits: 100 };
const PAID: StripePurchase = {
  sessionStatus: "complete",
  paymentStatus: "paid",
  hasFailed: false,
  refunds: [],
  disputes: [],
};

describe("a purchase that nobody has paid", () => {
  test.each([
    ["open", false, "open"],
    ["open", true, "open"],
    ["expired", false, "expired"],
    ["complete", false, "processing"],
    ["complete", true, "failed"],
  ])("whose session is %s, failed: %s, is %s", (sessionStatus, hasFailed, status) => {
    const unpaid = { ...PAID, sessionStatus, hasFailed, paymentStatus: "unpaid" };
    expect(expectedPurchase(unpaid, SOLD))
      .toEqual({ status, reversedMinor: 0, reversedCredits: 0 });
  });
});

describe("a paid purchase", () => {
  test("stays credited while all refunds failed and all funds came back", () => {
    const refunds = [{ amountMinor: 2500, status: "failed" }, {
      amountMinor: 100,
      status: "canceled",
    }];
    const disputes = [{ withdrawnMinor: 2500, reinstatedMinor: 2500 }];
    expect(expectedPurchase({ ...PAID, refunds, disputes }, SOLD))
      .toEqual({ status: "credited", reversedMinor: 0, reversedCredits: 0 });
  });

  test("loses credits by the share of its money, rounded down, pending refunds counted", () => {
    const refunds = [{ amountMinor: 333, status: "succeeded" }, {
      amountMinor: 333,
      status: "pending",
    }];
    // floor(100 × 666 / 2500) = floor(26.64)
    expect(expectedPurchase({ ...PAID, refunds }, SOLD))
      .toEqual({ status: "partially_reversed", reversedMinor: 666, reversedCredits: 26 });
  });

  test("loses no more than all of it when it is refunded and disputed", () => {
    const refunds = [{ amountMinor: 2000, status: "succeeded" }];
    const disputes = [{ withdrawnMinor: 2500, reinstatedMinor: 0 }];
    expect(expectedPurchase({ ...PAID, refunds, disputes }, SOLD))
      .toEqual({ status: "reversed", reversedMinor: 2500, reversedCredits: 100 });
  });
});
