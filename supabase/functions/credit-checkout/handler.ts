import { createApp } from "../_shared/app.ts";
import { type AuthenticateUser, requireRole } from "../_shared/caller.ts";
import { checkoutRequest, syncRequest } from "../_shared/credits/checkout-request.ts";
import { BUYER_ROLES, tenantRole } from "../_shared/credits/tenant-role.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { Log } from "../_shared/log.ts";
import { readBody } from "../_shared/read-body.ts";
import type { StripeGateway } from "../_shared/stripe.ts";
import { openCheckout } from "./open-checkout.ts";
import { syncPurchase } from "./sync-purchase.ts";

export type CheckoutPorts = {
  authenticate: AuthenticateUser;
  ledger: Omit<Ledger, "preflight" | "deduct" | "recordEvent">;
  stripe: Pick<StripeGateway, "createCustomer" | "createCheckout" | "retrieveCheckout">;
  log: Log;
  siteUrl: string;
  allowedOrigins: string[];
  env: string;
  livemode: boolean;
};

/** 30 a minute per user: a person never gets there, a script soon does. */
const RATE = { max_requests: 30, window_seconds: 60 } as const;

/**
 * POST / starts or resumes a purchase and answers with Stripe's page; POST /sync asks Stripe where a
 * purchase stands. Callers are signed-in people; membership and role are read live.
 */
export function createCheckoutHandler(
  ports: CheckoutPorts,
): (request: Request) => Response | Promise<Response> {
  const { authenticate, ledger, log, allowedOrigins } = ports;
  const app = createApp({ name: "credit-checkout", log, allowedOrigins });

  app.post("/", async ({ req }) => {
    const user = await authenticate(req.raw);
    await ledger.takeRate({ scope: "checkout", subject: user.userId, ...RATE });
    const request = await readBody(req.raw, checkoutRequest);
    await requireRole(user, request.tenant_id, BUYER_ROLES);
    return Response.json(await openCheckout(ports, user.userId, request));
  });

  app.post("/sync", async ({ req }) => {
    const user = await authenticate(req.raw);
    await ledger.takeRate({ scope: "sync", subject: user.userId, ...RATE });
    const request = await readBody(req.raw, syncRequest);
    await requireRole(user, request.tenant_id, tenantRole.options);
    return Response.json(await syncPurchase(ports, request));
  });

  return app.fetch;
}
