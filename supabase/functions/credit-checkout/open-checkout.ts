import type { CheckoutRequest } from "../_shared/credits/checkout-request.ts";
import { CreditError } from "../_shared/credits/credit-error.ts";
import { type PurchaseStatus, remainingStep } from "../_shared/credits/purchase-status.ts";
import type { Purchase } from "../_shared/credits/ledger-rows.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { Log } from "../_shared/log.ts";
import type { StripeGateway } from "../_shared/stripe.ts";
import { syncPurchase } from "./sync-purchase.ts";

/** What starting or resuming a purchase needs of the world. */
export type OpenCheckoutPorts = {
  ledger: Pick<
    Ledger,
    | "startPurchase"
    | "openPurchase"
    | "findPurchase"
    | "claimCustomer"
    | "saveCustomer"
    | "applyCheckout"
  >;
  stripe: Pick<StripeGateway, "createCustomer" | "createCheckout" | "retrieveCheckout">;
  log: Log;
  siteUrl: string;
  env: string;
  livemode: boolean;
};

/** Where an attempt stands; url is Stripe's page while there is something to pay, else null. */
export type OpenedCheckout = { purchase_id: string; status: PurchaseStatus; url: string | null };

/**
 * Starts the attempt's purchase or resumes it: however often and from however many tabs it is called,
 * there is one purchase, one customer and one session. The purchase row comes first, so that whatever
 * Stripe then tells us finds it.
 */
export async function openCheckout(
  ports: OpenCheckoutPorts,
  userId: string,
  request: CheckoutRequest,
): Promise<OpenedCheckout> {
  const { ledger, livemode } = ports;
  const purchase = await ledger.startPurchase({
    tenant_id: request.tenant_id,
    attempt_id: request.attempt_id,
    package_id: request.package_id,
    user_id: userId,
    livemode,
    locale: request.locale,
    save_card: request.save_card,
  });
  return purchase.stripe_session_id === null
    ? await createSession(ports, request.tenant_id, purchase)
    : await resumeSession(ports, request.tenant_id, purchase, purchase.stripe_session_id);
}

async function createSession(
  ports: OpenCheckoutPorts,
  tenantId: string,
  purchase: Purchase,
): Promise<OpenedCheckout> {
  const { ledger, stripe, siteUrl, env, livemode } = ports;
  const customer = await ledger.claimCustomer({ tenant_id: tenantId, livemode });
  const customerId = customer.stripe_customer_id ?? await ledger.saveCustomer({
    tenant_id: tenantId,
    livemode,
    customer_id: await stripe.createCustomer({ env, tenantId, name: customer.tenant_name }),
  });
  const { sessionId, url } = await stripe.createCheckout({
    env,
    tenantId,
    purchaseId: purchase.purchase_id,
    customerId,
    productName: purchase.package_labels[purchase.checkout_locale],
    priceMinor: purchase.price_minor,
    currency: purchase.currency,
    locale: purchase.checkout_locale,
    savesCard: purchase.saves_card,
    siteUrl,
  });
  const kept = await ledger.openPurchase({
    tenant_id: tenantId,
    purchase_id: purchase.purchase_id,
    session_id: sessionId,
  });
  // Somebody was faster with a session that Stripe had made and failed to tell us: that one counts,
  // and nobody ever sees ours.
  if (kept !== sessionId) return await resumeSession(ports, tenantId, purchase, kept);
  return { purchase_id: purchase.purchase_id, status: "open", url };
}

async function resumeSession(
  ports: OpenCheckoutPorts,
  tenantId: string,
  { purchase_id }: Purchase,
  sessionId: string,
): Promise<OpenedCheckout> {
  const session = await ports.stripe.retrieveCheckout(sessionId);
  if (session?.status === "open" && session.url !== null) {
    return { purchase_id, status: "open", url: session.url };
  }
  // The session has moved on and its event may not have come yet: learn how it ended first.
  const { status } = await syncPurchase(ports, { tenant_id: tenantId, purchase_id });
  if (remainingStep(status) !== "wait") {
    throw new CreditError("attempt_finished", "Cannot pay this attempt: it has ended", {
      hint: "Mint a new attempt_id and try again",
    });
  }
  return { purchase_id, status, url: null };
}
