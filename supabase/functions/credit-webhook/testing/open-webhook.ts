import { rateLimits } from "../../_shared/credits/rate-limits.ts";
import { createLog } from "../../_shared/log.ts";
import { createRateGate } from "../../_shared/rate-gate.ts";
import { createStripeGateway } from "../../_shared/stripe.ts";
import { createMemoryLedger } from "../../_shared/testing/memory-ledger.ts";
import { createMemoryStripe } from "../../_shared/testing/memory-stripe.ts";
import { signEvent, WEBHOOK_SECRET } from "../../_shared/testing/sign-event.ts";
import { createWebhookHandler, type WebhookPorts } from "../handler.ts";

const TENANT = "11111111-1111-4111-8111-111111111111";

/** What payloads carry and no log may: asserted against every line. */
export const PAYER = "owner@alpenblick.example";

/** credit-webhook in front of one open purchase, with real signatures, in-memory books and Stripe. */
export async function openWebhook(changes: Partial<WebhookPorts> = {}) {
  const { ledger, ...books } = createMemoryLedger();
  const stripe = createMemoryStripe();
  const lines: string[] = [];
  const { verifyDelivery } = createStripeGateway({
    secretKey: "sk_test_never_called",
    livemode: false,
    apiUrl: undefined,
  }, () => new Date());
  const log = createLog((line) => lines.push(line), () => new Date(0));
  const limits = rateLimits.parse({ webhook: { everyone: 20 }, declines: { tenant: 3 } });
  const handle = createWebhookHandler({
    verifyDelivery: (body, signature) => verifyDelivery(body, signature, [WEBHOOK_SECRET]),
    takeRate: createRateGate({ ledger, limits, log }),
    declineRule: limits.declines,
    stripe: stripe.gateway,
    ...{ ledger, log },
    env: "test",
    livemode: false,
    ...changes,
  });

  const purchase = await ledger.startPurchase({
    ...{ tenant_id: TENANT, attempt_id: crypto.randomUUID(), package_id: "standard" },
    ...{ user_id: crypto.randomUUID(), livemode: false, locale: "en" },
    save_card: false,
  });
  const { sessionId } = await stripe.gateway.createCheckout({
    ...{ env: "test", tenantId: TENANT, purchaseId: purchase.purchase_id, customerId: "cus_1" },
    ...{ productName: "Standard", priceMinor: 2500, currency: "EUR", locale: "en" },
    savesCard: false,
    siteUrl: "https://portal.example",
  });

  const call = async (init: RequestInit) =>
    await handle(new Request("http://edge.example/credit-webhook", init));
  const deliver = async (payload: string, signature?: string) =>
    await call({
      method: "POST",
      headers: { "stripe-signature": signature ?? await signEvent(payload) },
      body: payload,
    });
  return {
    ...{ ...books, ledger, stripe, lines, sessionId, call, deliver },
    pay: () => stripe.change(sessionId, { status: "complete", payment_status: "paid" }),
    /** An event about the purchase's session, as Stripe renders it; object may be replaced in part. */
    event: ({ id = "evt_1", type = "checkout.session.completed", livemode = false, object = {} }) =>
      JSON.stringify({
        ...{ id, type, livemode, object: "event", api_version: "2020-08-27", created: 1 },
        data: {
          object: {
            id: sessionId,
            object: "checkout.session",
            customer_details: { email: PAYER },
            metadata: { app: "tenant-credits", env: "test" },
            ...object,
          },
        },
      }),
  };
}
