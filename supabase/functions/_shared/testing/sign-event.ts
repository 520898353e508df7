import Stripe from "stripe";

export const WEBHOOK_SECRET = "whsec_0123456789abcdef";

const { webhooks } = new Stripe("sk_test_signs_only");

/** Stripe's own signature header for a body, now or at another time (seconds since 1970). */
export async function signEvent(
  payload: string,
  { secret = WEBHOOK_SECRET, timestamp = Math.floor(Date.now() / 1000) } = {},
): Promise<string> {
  return await webhooks.generateTestHeaderStringAsync({ payload, secret, timestamp });
}
