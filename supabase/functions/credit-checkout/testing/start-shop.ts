import { createUserAuthentication } from "../../_shared/caller.ts";
import { createAddressReader } from "../../_shared/client-address.ts";
import { rateLimits } from "../../_shared/credits/rate-limits.ts";
import { createLog } from "../../_shared/log.ts";
import { createRateGate } from "../../_shared/rate-gate.ts";
import { createMemoryLedger } from "../../_shared/testing/memory-ledger.ts";
import { createMemoryStripe } from "../../_shared/testing/memory-stripe.ts";
import { startProject } from "../../_shared/testing/start-project.ts";
import { createTenantUsers, TENANT } from "../../_shared/testing/tenant-users.ts";
import { type CheckoutPorts, createCheckoutHandler } from "../handler.ts";

export const SITE_URL = "https://portal.example/costs";

type Call = { as?: string; headers?: Record<string, string> };

/** What the dialog sends for a new attempt; each call mints one. */
export function newAttempt() {
  return { tenant_id: TENANT, package_id: "standard", attempt_id: crypto.randomUUID() };
}

/**
 * credit-checkout with everything behind it: real authentication, an in-memory ledger and Stripe. A
 * user's access token is their role in TENANT, or stranger (of OTHER_TENANT) or anonymous.
 */
export async function startShop(changes: Partial<CheckoutPorts> = {}) {
  const users = createTenantUsers();
  const project = await startProject({ users });
  const { ledger, ...books } = createMemoryLedger();
  const stripe = createMemoryStripe();
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line), () => new Date(0));
  const handle = createCheckoutHandler({
    authenticate: createUserAuthentication(project.env),
    addressOf: createAddressReader({ header: "cf-connecting-ip", salt: "salt" }),
    takeRate: createRateGate({ ledger, limits: rateLimits.parse({}), log }),
    ...{ ledger, log },
    stripe: stripe.gateway,
    siteUrl: SITE_URL,
    allowedOrigins: [new URL(SITE_URL).origin],
    env: "test",
    livemode: false,
    ...changes,
  });
  const call = async (path: string, init: RequestInit) =>
    await handle(new Request(`http://edge.example/credit-checkout${path}`, init));
  return {
    ...books,
    ...{ users, stripe, lines, call, close: project.close },
    post: (path: string, body: unknown, { as = "owner", headers = {} }: Call = {}) =>
      call(path, {
        method: "POST",
        headers: { authorization: `Bearer ${as}`, apikey: "sb_publishable_test", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
  };
}
