import { createApp } from "../_shared/app.ts";
import { type AdmissionPorts, admitMember } from "../_shared/admit-member.ts";
import { checkoutRequest, syncRequest } from "../_shared/credits/checkout-request.ts";
import { BUYER_ROLES, tenantRole } from "../_shared/credits/tenant-role.ts";
import type { StripeGateway } from "../_shared/stripe.ts";
import { openCheckout, type OpenCheckoutPorts } from "./open-checkout.ts";
import { syncPurchase } from "./sync-purchase.ts";

export type CheckoutPorts = AdmissionPorts & OpenCheckoutPorts & {
  stripe: Pick<StripeGateway, "findReceipt">;
  allowedOrigins: string[];
};

/**
 * POST / starts or resumes a purchase and answers with Stripe's page; POST /sync asks Stripe where a
 * purchase stands, POST /receipt for the page of its receipt. Callers are signed-in people; membership
 * and role are read live, and no request reaches Stripe uncounted.
 */
export function createCheckoutHandler(
  ports: CheckoutPorts,
): (request: Request) => Response | Promise<Response> {
  const { log, allowedOrigins } = ports;
  const name = "credit-checkout";
  const app = createApp({ name, log, allowedOrigins });

  app.post("/", async (context) => {
    const { user, body } = await admitMember(ports, context.req.raw, {
      ...{ scope: "checkout", rule: "billing" },
      ...{ schema: checkoutRequest, roles: BUYER_ROLES },
      fields: { request_id: context.get("requestId"), function: name },
    });
    return Response.json(await openCheckout(ports, user.userId, body));
  });

  app.post("/sync", async (context) => {
    const { body } = await admitMember(ports, context.req.raw, {
      ...{ scope: "sync", rule: "billing" },
      ...{ schema: syncRequest, roles: tenantRole.options },
      fields: { request_id: context.get("requestId"), function: name },
    });
    return Response.json(await syncPurchase(ports, body));
  });

  app.post("/receipt", async (context) => {
    const { body } = await admitMember(ports, context.req.raw, {
      ...{ scope: "receipt", rule: "billing" },
      ...{ schema: syncRequest, roles: BUYER_ROLES },
      fields: { request_id: context.get("requestId"), function: name },
    });
    const { stripe_payment_intent_id: payment } = await ports.ledger.findPurchase(body);
    return Response.json({
      url: payment === null ? null : await ports.stripe.findReceipt(payment),
    });
  });

  return app.fetch;
}
