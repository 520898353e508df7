import { expect, test } from "vitest";
import {
  compareBooks,
  type OurBooks,
  type OurPurchase,
  type StripeBooks,
} from "./compare-books.ts";

const CREDITED: OurPurchase = {
  purchaseId: "p1",
  tenantId: "t1",
  priceMinor: 2500,
  amountCredits: 100,
  status: "credited",
  reversedMinor: 0,
  reversedCredits: 0,
};
const PAID = {
  sessionStatus: "complete",
  paymentStatus: "paid",
  hasFailed: false,
  refunds: [],
  disputes: [],
};
const STRIPE: StripeBooks = { purchases: new Map([["p1", PAID]]), freezes: new Map() };
const SPENT = new Map([["t1", 30]]);

function books(purchase: Partial<OurPurchase>, balanceCredits: number): OurBooks {
  const tenant = { tenantId: "t1", name: "Tenant 01", balanceCredits, freezes: [] };
  return { purchases: [{ ...CREDITED, ...purchase }], tenants: [tenant] };
}

function differences(ours: OurBooks, stripe = STRIPE, spent = SPENT): string[] {
  return compareBooks(ours, stripe, spent).flatMap((tenant) => tenant.differences);
}

test("books that say the same agree: granted − reversed − spent is the balance", () => {
  expect(compareBooks(books({}, 70), STRIPE, SPENT)).toEqual([{
    name: "Tenant 01",
    purchases: 1,
    grantedCredits: 100,
    reversedCredits: 0,
    spentCredits: 30,
    balanceCredits: 70,
    differences: [],
  }]);
});

test("one credit too much is a difference", () => {
  expect(differences(books({}, 71))).toEqual(["the balance is 71 and should be 70"]);
});

test("a payment that was never credited is a difference twice", () => {
  expect(differences(books({ status: "open" }, 0), STRIPE, new Map())).toEqual([
    expect.stringContaining("p1 is open"),
    "the balance is 0 and should be 100",
  ]);
});

test("a refund that we did not hear of is a difference", () => {
  const refunds = [{ amountMinor: 2500, status: "succeeded" }];
  const purchases = new Map([["p1", { ...PAID, refunds }]]);
  expect(differences(books({}, 70), { ...STRIPE, purchases })).toEqual([
    expect.stringContaining("should be reversed (2500 minor, 100 credits back)"),
    "the balance is 70 and should be -30",
  ]);
});

test("a purchase that Stripe does not know is a difference", () => {
  expect(differences(books({ status: "open" }, -30), { ...STRIPE, purchases: new Map() }))
    .toEqual(["purchase p1 is open and unknown to Stripe"]);
});

test("an account that should be frozen and is not is a difference", () => {
  const freezes = new Map([["p1", ["dp_1"]]]);
  expect(differences(books({}, 70), { ...STRIPE, freezes }))
    .toEqual(["frozen by nothing, should be by dp_1"]);
});
