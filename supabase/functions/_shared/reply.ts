import { CreditError } from "./credits/credit-error.ts";

/** The body of every error this product answers with: a code, what to do, and what to quote. */
export function errorReply(error: CreditError, requestId: string): Response {
  const headers = new Headers();
  if (error.retryAfterSeconds !== undefined) {
    headers.set("Retry-After", String(error.retryAfterSeconds));
  }
  return Response.json({
    error: {
      code: error.code,
      message: error.message,
      hint: error.hint,
      request_id: requestId,
      ...error.shortfall,
    },
  }, { status: error.status, headers });
}

/** A thrown value as a CreditError: anything unlisted is our fault and tells the outside nothing. */
export function asCreditError(thrown: unknown): CreditError {
  if (thrown instanceof CreditError) return thrown;
  return new CreditError("internal", "Cannot complete the request", {
    hint: "Try again; report the request id if it persists",
    cause: thrown,
  });
}

/** What may be logged of a failure. A Stripe signature error, for one, carries the payload beside it. */
export function causeMessage({ cause, message }: CreditError): string {
  if (cause instanceof Error) return cause.message;
  if (typeof cause === "object" && cause !== null && "message" in cause) {
    return String(cause.message);
  }
  return message;
}
