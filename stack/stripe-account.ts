/** Which Stripe the functions of a stack talk to. */
export type StripeAccount =
  | { kind: "simulator"; retryBaseMs?: number | undefined; retryCapMs?: number | undefined }
  | { kind: "real"; secretKey: string; webhookSecret: string };

/**
 * Real Stripe in test mode when both variables are set, the simulator when neither is. A live key is
 * refused: a local stack must not be able to take real money.
 */
export function stripeAccountFrom(
  environment: Readonly<Record<string, string | undefined>>,
): StripeAccount {
  const secretKey = environment["STRIPE_SECRET_KEY"] ?? "";
  const webhookSecret = environment["STRIPE_WEBHOOK_SECRET"] ?? "";
  if (secretKey === "" && webhookSecret === "") return { kind: "simulator" };
  if (secretKey === "" || webhookSecret === "") {
    throw new Error(
      "Cannot choose between Stripe and the simulator: " +
        "set both STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, or neither",
    );
  }
  if (!/^[sr]k_test_/.test(secretKey)) {
    throw new Error(
      "Cannot use this STRIPE_SECRET_KEY on a local stack: it must start with sk_test_ or rk_test_",
    );
  }
  return { kind: "real", secretKey, webhookSecret };
}
