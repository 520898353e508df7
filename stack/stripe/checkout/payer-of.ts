import type Stripe from "stripe";
import type { Account } from "../account.ts";
import type { Payer } from "../resources/payment-methods/payment-method.ts";

/** Who pays: what was typed, else what Stripe knows, else an example person. */
export function payerOf(
  account: Account,
  session: Stripe.Checkout.Session,
  typed: { readonly email?: string | undefined; readonly name?: string | undefined },
): Payer {
  const customer = typeof session.customer === "string"
    ? account.customers.find(session.customer)
    : undefined;
  return {
    email: typed.email ?? customer?.email ?? session.customer_email ?? "buyer@example.com",
    name: typed.name ?? customer?.name ?? "Alex Example",
  };
}
