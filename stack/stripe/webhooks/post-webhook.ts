import type { Attempt } from "./delivery.ts";
import { signWebhook } from "./sign-webhook.ts";

/** One signed POST. Never throws: what went wrong is part of the attempt. */
export async function postWebhook(request: {
  readonly url: string;
  readonly secret: string;
  readonly body: string;
  /** The signature's time in Unix seconds; now, unless a test wants a stale one. */
  readonly signed_at: number | undefined;
  readonly timeout_ms: number;
  readonly signal: AbortSignal;
}): Promise<Attempt> {
  const at_ms = Date.now();
  const ended = (status: number | null, error: string | null): Attempt => ({
    at_ms,
    status,
    error,
    duration_ms: Date.now() - at_ms,
  });
  try {
    const response = await fetch(request.url, {
      method: "POST",
      body: request.body,
      redirect: "manual",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        "stripe-signature": signWebhook(
          request.body,
          request.secret,
          request.signed_at ?? Math.floor(at_ms / 1000),
        ),
      },
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(request.timeout_ms)]),
    });
    await response.arrayBuffer();
    return ended(response.status, response.ok ? null : `Answered ${response.status}`);
  } catch (error) {
    return ended(null, reasonOf(error, request.timeout_ms));
  }
}

function reasonOf(error: unknown, timeout_ms: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `No answer within ${timeout_ms} ms`;
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
