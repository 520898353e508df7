/** The card that everybody has here, Stripe's 4242 4242 4242 4242. It never expires: the year follows the clock. */
export const TEST_CARD = {
  brand: "visa",
  country: "DE",
  exp_month: 12,
  expYear: (now: number) => new Date(now * 1000).getUTCFullYear() + 3,
  fingerprint: "SimulatedCard424",
  funding: "credit",
  last4: "4242",
} as const;
