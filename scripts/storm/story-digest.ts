import { createHash } from "node:crypto";
import type { OurPurchase } from "./compare-books.ts";

/** A short name for how it all ended: the same for the same outcomes, whatever ids and times were. */
export function storyDigest(purchases: readonly (OurPurchase | undefined)[]): string {
  const outcomes = purchases.map((purchase) =>
    purchase === undefined
      ? null
      : [purchase.tenantId, purchase.status, purchase.reversedMinor, purchase.reversedCredits]
  );
  return createHash("sha256").update(JSON.stringify(outcomes)).digest("hex").slice(0, 16);
}
