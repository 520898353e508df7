import Stripe from "stripe";

declare const Deno: { env: { get(name: string): string | undefined } };

const secret = Deno.env.get("STRIPE_WEBHOOK_SECRET") ?? "";
const stripe = new Stripe("sk_test_verifies_only");

/** The least that a webhook can do, and the bound of ours: believe a delivery, and do nothing. */
export default {
  fetch: async (request: Request): Promise<Response> => {
    const signature = request.headers.get("stripe-signature") ?? "";
    await stripe.webhooks.constructEventAsync(await request.text(), signature, secret);
    return Response.json({ received: true });
  },
};
