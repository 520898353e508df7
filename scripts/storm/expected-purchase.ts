/** All that Stripe knows of one purchase: its session, its payment, and what went back. */
export type StripePurchase = {
  sessionStatus: string;
  paymentStatus: string;
  /** Whether the delayed payment of a completed session failed. */
  hasFailed: boolean;
  refunds: readonly { amountMinor: number; status: string }[];
  disputes: readonly { withdrawnMinor: number; reinstatedMinor: number }[];
};

/** Where a purchase stands, in the words of our books. */
export type PurchaseState = {
  status: string;
  reversedMinor: number;
  reversedCredits: number;
};

/**
 * Where our books must stand when Stripe says this. Written a second time, apart from the product's
 * own arithmetic: credits gone = floor(credits × money back / price), all of them with all the money.
 */
export function expectedPurchase(
  { sessionStatus, paymentStatus, hasFailed, refunds, disputes }: StripePurchase,
  sold: { priceMinor: number; amountCredits: number },
): PurchaseState {
  const untouched = { reversedMinor: 0, reversedCredits: 0 };
  if (paymentStatus !== "paid") {
    const unpaid = hasFailed ? "failed" : "processing";
    return { status: sessionStatus === "complete" ? unpaid : sessionStatus, ...untouched };
  }
  const refunded = refunds.filter(({ status }) => !["failed", "canceled"].includes(status))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const withdrawn = disputes.reduce(
    (sum, { withdrawnMinor, reinstatedMinor }) => sum + withdrawnMinor - reinstatedMinor,
    0,
  );
  const reversedMinor = Math.min(sold.priceMinor, refunded + withdrawn);
  const reversedCredits = Math.floor(sold.amountCredits * reversedMinor / sold.priceMinor);
  if (reversedMinor === 0) return { status: "credited", ...untouched };
  const status = reversedMinor === sold.priceMinor ? "reversed" : "partially_reversed";
  return { status, reversedMinor, reversedCredits };
}
