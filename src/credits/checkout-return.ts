import type { StoragePort } from "../browser-storage.ts";
import { purchaseId } from "./purchase.ts";

/** What Stripe's redirect claims. It is a hint to look at the purchase, never a proof of payment. */
export type CheckoutReturn = {
  purchaseId: string;
  outcome: "success" | "cancelled";
  /** The tenant this tab was buying for, if this tab itself went to Checkout and came back. */
  sameTabTenantId: string | null;
};

const SAME_TAB_KEY = "tenant-credits:same-tab-checkout";

/** Notes that this tab itself leaves for Checkout, so that its return lands on the dashboard. */
export function noteSameTabCheckout(tab: StoragePort, purchaseId: string, tenantId: string) {
  tab.setItem(SAME_TAB_KEY, `${purchaseId} ${tenantId}`);
}

/** Reads a return from the address, once: the note about the same tab is used up. */
export function takeCheckoutReturn(search: string, tab: StoragePort): CheckoutReturn | null {
  const params = new URLSearchParams(search);
  const outcome = params.get("checkout");
  const id = purchaseId.safeParse(params.get("purchase"));
  if (!id.success || (outcome !== "success" && outcome !== "cancelled")) return null;
  const [notedPurchase, notedTenant] = (tab.getItem(SAME_TAB_KEY) ?? "").split(" ");
  tab.removeItem(SAME_TAB_KEY);
  const sameTabTenantId = notedPurchase === id.data ? notedTenant ?? null : null;
  return { purchaseId: id.data, outcome, sameTabTenantId };
}

/** The address without the return, so that a reload or a bookmark does not repeat it. */
export function withoutCheckoutReturn(href: string): string {
  const url = new URL(href);
  url.searchParams.delete("checkout");
  url.searchParams.delete("purchase");
  return url.href;
}
