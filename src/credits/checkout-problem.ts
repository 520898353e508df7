import { z } from "zod";

/** Every reason why Checkout cannot be opened or asked, as far as a person can act on it. */
export const checkoutProblemCode = z.enum([
  "unauthenticated",
  "forbidden",
  "unknown_tenant",
  "unknown_package",
  "unknown_purchase",
  "attempt_finished",
  "rate_limited",
  "too_many_declines",
  "stripe_unavailable",
  "network",
  "unexpected",
]);

/** A reason why Checkout cannot be opened or asked. */
export type CheckoutProblemCode = z.infer<typeof checkoutProblemCode>;

/** A failed call of `credit-checkout`; the request id finds it in the server's log. */
export type CheckoutProblem = {
  code: CheckoutProblemCode;
  requestId: string | null;
};
