import Stripe from "stripe";

/** Whom Stripe takes us for, how far its clock is from ours, and how long it took to say so. */
export type Connection = {
  accountId: string;
  skewSeconds: number | null;
  answeredInMs: number;
};

/** What the gateway tells about the connection itself. */
export function stripeConnector(stripe: Stripe, now: () => Date) {
  return {
    /** The version in which this product reads and writes Stripe's objects. */
    apiVersion: Stripe.API_VERSION,

    /** Asks Stripe who we are; null when it cannot be reached or does not know the key. */
    readConnection: async (): Promise<Connection | null> => {
      const askedAt = now().getTime();
      try {
        const account = await stripe.accounts.retrieveCurrent();
        const answeredAt = now().getTime();
        // A record by its type, but with fetch underneath it is a Headers object.
        const date = new Headers(account.lastResponse.headers).get("date");
        return {
          accountId: account.id,
          skewSeconds: skewOf(date, (askedAt + answeredAt) / 2),
          answeredInMs: answeredAt - askedAt,
        };
      } catch (error) {
        if (error instanceof Stripe.errors.StripeError) return null;
        throw error;
      }
    },
  };
}

/** The header has whole seconds, rounded down: what is within one is no difference. */
function skewOf(date: string | null, at: number): number | null {
  const theirs = Date.parse(date ?? "");
  if (Number.isNaN(theirs)) return null;
  const skew = (theirs + 500 - at) / 1_000;
  return Math.abs(skew) <= 1 ? 0 : Math.round(skew);
}
