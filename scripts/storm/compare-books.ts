import { expectedPurchase, type PurchaseState, type StripePurchase } from "./expected-purchase.ts";

/** A purchase as our database holds it. */
export type OurPurchase = PurchaseState & {
  purchaseId: string;
  tenantId: string;
  priceMinor: number;
  amountCredits: number;
};

export type OurTenant = {
  tenantId: string;
  name: string;
  balanceCredits: number;
  /** What froze the account and is not lifted: Stripe's ids. */
  freezes: readonly string[];
};

export type OurBooks = { purchases: readonly OurPurchase[]; tenants: readonly OurTenant[] };

export type StripeBooks = {
  purchases: ReadonlyMap<string, StripePurchase>;
  /** By purchase: the disputes and warnings that must freeze its tenant. */
  freezes: ReadonlyMap<string, readonly string[]>;
};

/** One tenant's two books side by side; they agree when nothing is listed as different. */
export type TenantAgreement = {
  name: string;
  purchases: number;
  grantedCredits: number;
  reversedCredits: number;
  spentCredits: number;
  balanceCredits: number;
  differences: string[];
};

/**
 * Compares tenant by tenant: every purchase with what Stripe says of it, the freezes, and the balance
 * with granted − reversed − spent. `spent` is what the storm's own calls were told had been taken.
 */
export function compareBooks(
  ours: OurBooks,
  stripe: StripeBooks,
  spent: ReadonlyMap<string, number>,
): TenantAgreement[] {
  return ours.tenants.map((tenant) => {
    const { tenantId, name, balanceCredits } = tenant;
    const purchases = ours.purchases.filter((purchase) => purchase.tenantId === tenantId);
    const compared = purchases.map((purchase) => comparePurchase(purchase, stripe));
    const grantedCredits = sumOf(compared.map(({ granted }) => granted));
    const reversedCredits = sumOf(compared.map(({ reversed }) => reversed));
    const spentCredits = spent.get(tenantId) ?? 0;
    const due = grantedCredits - reversedCredits - spentCredits;
    const differences = compared.flatMap(({ difference }) => difference ?? []);
    if (due !== balanceCredits) {
      differences.push(`the balance is ${balanceCredits} and should be ${due}`);
    }
    const frozenBy = purchases.flatMap(({ purchaseId }) => stripe.freezes.get(purchaseId) ?? []);
    if (frozenBy.toSorted().join() !== tenant.freezes.toSorted().join()) {
      differences.push(
        `frozen by ${tenant.freezes.join(" ") || "nothing"}, should be by ` +
          (frozenBy.join(" ") || "nothing"),
      );
    }
    return {
      ...{ name, purchases: purchases.length, grantedCredits, reversedCredits },
      ...{ spentCredits, balanceCredits, differences },
    };
  });
}

function comparePurchase(ours: OurPurchase, stripe: StripeBooks) {
  const theirs = stripe.purchases.get(ours.purchaseId);
  if (theirs === undefined) {
    const difference = `purchase ${ours.purchaseId} is ${ours.status} and unknown to Stripe`;
    return { granted: 0, reversed: 0, difference };
  }
  const due = expectedPurchase(theirs, ours);
  const isSame = due.status === ours.status && due.reversedMinor === ours.reversedMinor &&
    due.reversedCredits === ours.reversedCredits;
  const granted = theirs.paymentStatus === "paid" ? ours.amountCredits : 0;
  const difference = isSame
    ? null
    : `purchase ${ours.purchaseId} is ${inWords(ours)}, should be ${inWords(due)}`;
  return { granted, reversed: due.reversedCredits, difference };
}

function inWords({ status, reversedMinor, reversedCredits }: PurchaseState): string {
  return `${status} (${reversedMinor} minor, ${reversedCredits} credits back)`;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
