import type Stripe from "stripe";

/** The inside of Stripe's `{ "error": … }`, as far as API calls of this simulator can cause it. */
export interface StripeErrorBody {
  readonly type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  readonly message: string;
  readonly code?: string;
  readonly decline_code?: string;
  readonly param?: string;
  /** With a card error: the failed charge, and intent and method as they stand after it. */
  readonly charge?: string;
  readonly payment_intent?: Stripe.PaymentIntent;
  readonly payment_method?: Stripe.PaymentMethod;
}

/** An answer of Stripe's that is an error object: thrown by operations, written once by the API. */
export class StripeApiError extends Error {
  override readonly name = "StripeApiError";
  readonly status: number;
  readonly body: StripeErrorBody;

  constructor(status: number, body: StripeErrorBody) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

/** 404, as Stripe answers for an id in the path or in a parameter that does not exist. */
export function resourceMissing(kind: string, id: string, param = "id"): StripeApiError {
  return new StripeApiError(param === "id" ? 404 : 400, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${kind}: '${id}'`,
    param,
  });
}

/** 400 for parameters that are well-formed and yet not allowed together or in this state. */
export function invalidRequest(
  message: string,
  details: { readonly param?: string; readonly code?: string } = {},
): StripeApiError {
  return new StripeApiError(400, { type: "invalid_request_error", message, ...details });
}
