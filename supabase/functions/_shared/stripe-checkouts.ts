import type Stripe from "stripe";
import { writePurchaseMetadata } from "./credits/purchase-metadata.ts";

/** What a session is created from: the purchase's snapshot and where people come back to. */
export type NewCheckout = {
  env: string;
  tenantId: string;
  purchaseId: string;
  customerId: string;
  productName: string;
  priceMinor: number;
  currency: string;
  locale: "de" | "en";
  savesCard: boolean;
  siteUrl: string;
};

/**
 * All that TypeScript may read of a session; readCheckout parses the rest, because a type is no proof
 * of what another API version renders.
 */
export type RetrievedCheckout = Pick<Stripe.Checkout.Session, "status" | "url" | "metadata">;

/**
 * What the gateway does with Checkout Sessions; `ask` turns Stripe's failures into ours, and
 * `createOnce` creates once per key.
 */
export function stripeCheckouts(
  stripe: Stripe,
  ask: <Answer>(question: () => Promise<Answer>) => Promise<Answer | null>,
  createOnce: <Created>(
    key: string,
    create: (options: { idempotencyKey: string }) => Promise<Created>,
  ) => Promise<Created>,
) {
  return {
    /** Creates the purchase's session, once per purchase: a repetition returns the first. */
    createCheckout: async (checkout: NewCheckout): Promise<{ sessionId: string; url: string }> => {
      const metadata = writePurchaseMetadata(checkout);
      const session = await createOnce(
        `checkout:${checkout.purchaseId}`,
        (options) =>
          stripe.checkout.sessions.create({
            mode: "payment",
            customer: checkout.customerId,
            client_reference_id: checkout.purchaseId,
            line_items: [{
              quantity: 1,
              price_data: {
                currency: checkout.currency.toLowerCase(),
                unit_amount: checkout.priceMinor,
                product_data: { name: checkout.productName },
              },
            }],
            locale: checkout.locale,
            metadata,
            payment_intent_data: {
              metadata,
              ...(checkout.savesCard ? { setup_future_usage: "off_session" } : {}),
            },
            // Both follow Dashboard defaults when unset, and both would change what is paid.
            adaptive_pricing: { enabled: false },
            allow_promotion_codes: false,
            success_url: returnUrl(checkout, "success"),
            cancel_url: returnUrl(checkout, "cancelled"),
          }, options),
      );
      if (session.url === null) throw new Error("Cannot send anybody to a session without a URL");
      return { sessionId: session.id, url: session.url };
    },

    /** The session as Stripe knows it now, or null when Stripe does not know it. */
    retrieveCheckout: (sessionId: string): Promise<RetrievedCheckout | null> =>
      ask(() =>
        stripe.checkout.sessions.retrieve(sessionId, { expand: ["payment_intent", "line_items"] })
      ),
  };
}

function returnUrl({ siteUrl, purchaseId }: NewCheckout, outcome: "success" | "cancelled"): string {
  const url = new URL(siteUrl);
  url.searchParams.set("checkout", outcome);
  url.searchParams.set("purchase", purchaseId);
  return url.href;
}
