import { createHmac } from "node:crypto";

/** The `Stripe-Signature` header of a body: HMAC-SHA256 over `t.body`, with the endpoint's secret as it is written. */
export function signWebhook(body: string, secret: string, signed_at: number): string {
  const signature = createHmac("sha256", secret).update(`${signed_at}.${body}`).digest("hex");
  return `t=${signed_at},v1=${signature}`;
}
