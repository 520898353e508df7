import type { Answer } from "./idempotency.ts";
import { StripeApiError, type StripeErrorBody } from "./stripe-api-error.ts";

/** Stripe writes JSON for people: two spaces. */
export function jsonAnswer(status: number, body: object, request_id: string): Answer {
  return { status, body: JSON.stringify(body, null, 2), request_id };
}

/** The answer to a thrown error: Stripe's error object; anything unforeseen is logged and a 500. */
export function errorAnswer(
  error: unknown,
  request_id: string,
  log: (line: string) => void,
): Answer {
  if (error instanceof StripeApiError) {
    return jsonAnswer(error.status, { error: error.body }, request_id);
  }
  log(`api ${request_id} failed: ${error instanceof Error ? error.stack ?? error.message : error}`);
  return faultAnswer(500, request_id);
}

/** The answer of a Stripe that has trouble of its own. */
export function faultAnswer(status: number, request_id: string): Answer {
  const error: StripeErrorBody = status === 429
    ? {
      type: "invalid_request_error",
      code: "rate_limit",
      message: "Request rate limit exceeded. Please try again later.",
    }
    : { type: "api_error", message: "An unknown error occurred (simulated)" };
  return jsonAnswer(status, { error }, request_id);
}
