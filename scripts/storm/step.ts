/** What is sold in a storm: the packages of the seed, by what they cost. */
export const PACKAGES = {
  starter: { priceMinor: 1250 },
  standard: { priceMinor: 2500 },
  power: { priceMinor: 12500 },
} as const;

export type PackageId = keyof typeof PACKAGES;

/** Something that happens to one purchase. */
export type PurchaseStep =
  & { purchase: number }
  & (
    | { kind: "checkout"; tenant: number; packageId: PackageId; copies: number }
    | { kind: "decline" | "pay" | "pay_later" | "expire" | "sync" | "fraud_warning" }
    | { kind: "settle"; outcome: "succeeded" | "failed" }
    /** Without an amount: all that is left. */
    | { kind: "refund"; refund: number; amountMinor: number | null; isPending: boolean }
    | { kind: "end_refund"; refund: number; ending: "succeed" | "fail" | "cancel" }
    | { kind: "dispute"; amountMinor: number; isInquiry: boolean }
    | { kind: "escalate" }
    | { kind: "decide"; outcome: "won" | "lost" | "warning_closed" }
    /** The tenant works: credits are asked for, so often at once with one key. */
    | { kind: "spend"; spend: number; amountCredits: number; copies: number }
    /** Stripe sends its latest news of the purchase again, so often at once. */
    | { kind: "duplicate"; times: number }
  );

/** What Stripe's API does to the next request. */
export type ApiFault =
  | { kind: "status"; status: 429 | 500 | 503; moment: "arrival" | "execution" | "reply" }
  | { kind: "reset"; moment: "arrival" | "reply"; times: 1 | 2 }
  | { kind: "timeout"; moment: "arrival" | "reply" }
  | { kind: "delay"; delay_ms: number };

/** Something that happens to everybody. */
export type WeatherStep =
  | { kind: "api_fault"; fault: ApiFault }
  | { kind: "crash"; functionName: "credit-checkout" | "credit-preflight" | "credit-webhook" }
  | { kind: "drop"; count: number }
  /** Stripe never makes the next events, though the objects change. */
  | { kind: "lose"; count: number }
  | { kind: "delay"; delay_ms: number }
  | { kind: "hold" }
  | { kind: "release"; order: "oldest_first" | "newest_first" | "random"; seed: number }
  | { kind: "clear" };

/** One thing that happens in a storm. Those of one purchase happen in their order, others overlap. */
export type Step = PurchaseStep | WeatherStep;

/** Whether the step belongs to a purchase. */
export function isOfPurchase(step: Step): step is PurchaseStep {
  return "purchase" in step;
}
