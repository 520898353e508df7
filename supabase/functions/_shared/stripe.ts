import Stripe from "stripe";
import { CreditError } from "./credits/credit-error.ts";
import { APP } from "./credits/purchase-metadata.ts";
import type { StripeEnv } from "./env.ts";
import { stripeCheckouts } from "./stripe-checkouts.ts";
import { stripeConnector } from "./stripe-connector.ts";
import { stripeLists } from "./stripe-lists.ts";
import { stripeAutoTopup } from "./stripe-auto-topup.ts";
import { stripePayments } from "./stripe-payments.ts";

/** Stripe, reduced to what this product does there. Every method may reject with stripe_unavailable. */
export function createStripeGateway({ secretKey, apiUrl }: StripeEnv, now: () => Date) {
  const stripe = new Stripe(secretKey, {
    // The SDK waits 80 seconds by default: longer than a person or a function would.
    timeout: 10_000,
    maxNetworkRetries: 1,
    httpClient: Stripe.createFetchHttpClient(),
    ...(apiUrl === undefined ? {} : addressOf(apiUrl)),
  });

  return {
    ...stripeLists(stripe, unavailable),

    /** Creates the tenant's customer, once per idempotency key. */
    createCustomer: async (
      customer: { env: string; tenantId: string; name: string },
    ): Promise<string> => {
      const created = await createOnce(
        `customer:${customer.env}:${customer.tenantId}`,
        now,
        (options) =>
          stripe.customers.create({
            name: customer.name,
            metadata: { app: APP, env: customer.env, tenant_id: customer.tenantId },
          }, options),
      );
      return created.id;
    },

    ...stripeCheckouts(stripe, ask, (key, create) => createOnce(key, now, create)),

    ...stripePayments(stripe, ask),

    ...stripeAutoTopup(stripe, ask),

    ...stripeConnector(stripe, now),

    /**
     * What a delivery says, or null when no secret signed exactly these bytes within Stripe's
     * tolerance (its default: passing one would risk 0, which switches the replay check off). What is
     * signed but no event of the kind the SDK reads comes back as it is, undefined when it is not JSON.
     */
    verifyDelivery: async (
      body: string,
      signature: string,
      secrets: readonly string[],
    ): Promise<{ payload: unknown } | null> => {
      for (const secret of secrets) {
        try {
          return { payload: await stripe.webhooks.constructEventAsync(body, signature, secret) };
        } catch (error) {
          // The signature is checked first: any other error is about signed bytes.
          if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) {
            return { payload: undefined };
          }
        }
      }
      return null;
    },
  };
}

export type StripeGateway = ReturnType<typeof createStripeGateway>;

function addressOf(apiUrl: string): { protocol: "http" | "https"; host: string; port: string } {
  const { protocol, hostname, port } = new URL(apiUrl);
  return {
    protocol: protocol === "http:" ? "http" : "https",
    host: hostname,
    port: port === "" ? (protocol === "http:" ? "80" : "443") : port,
  };
}

/**
 * Creates something once per key. Stripe repeats its first answer to a key for a day, a 500 as well, so
 * after one the key takes on the minute: what the 500 may have left behind was never shown to anybody.
 */
async function createOnce<Created>(
  key: string,
  now: () => Date,
  create: (options: { idempotencyKey: string }) => Promise<Created>,
): Promise<Created> {
  try {
    return await create({ idempotencyKey: key });
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeAPIError)) throw unavailable(error);
  }
  try {
    return await create({ idempotencyKey: `${key}:${now().toISOString().slice(0, 16)}` });
  } catch (error) {
    throw unavailable(error);
  }
}

/** The answer, null for what Stripe does not know, or stripe_unavailable. */
async function ask<Answer>(question: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await question();
  } catch (error) {
    if (isMissing(error)) return null;
    throw unavailable(error);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === "resource_missing";
}

/** Keeps the cause for the log; says nothing of Stripe's words, which may name people, outside. */
function unavailable(cause: unknown): CreditError {
  return new CreditError("stripe_unavailable", "Cannot reach the payment provider", {
    hint: "Try again in a moment with the same attempt",
    cause,
  });
}
