import { z } from "zod";

const requests = z.int().min(1).max(1_000_000_000);
const seconds = z.int().min(1).max(86_400);

/**
 * Every number by which requests are limited, and the only place where they stand. A rule says how
 * many requests one user, one tenant, one client address, and everyone together may make in a window.
 * Deployments change single numbers with CREDITS_RATE_LIMITS; unknown names are refused.
 */
export const rateLimits = z.strictObject({
  /** What leads to Stripe. A person never gets to 30 a minute, a script soon does. */
  billing: z.strictObject({
    window_seconds: seconds.default(60),
    user: requests.default(30),
    tenant: requests.default(60),
    // An office shares one address.
    address: requests.default(120),
    // Stripe takes 100 requests a second from an account, and a purchase needs up to three.
    everyone: requests.default(1_200),
  }).prefault({}),
  /** What makes a secret, or has money charged: the endpoint, automatic top-up. */
  sensitive: z.strictObject({
    window_seconds: seconds.default(3_600),
    user: requests.default(5),
    tenant: requests.default(10),
    address: requests.default(20),
    everyone: requests.default(1_000),
  }).prefault({}),
  /**
   * What an owner decides often and can undo at once: budgets of many members, the threshold, a test
   * of the endpoint. Neither money nor a secret depends on it.
   */
  settings: z.strictObject({
    window_seconds: seconds.default(3_600),
    user: requests.default(60),
    tenant: requests.default(120),
    address: requests.default(240),
    everyone: requests.default(10_000),
  }).prefault({}),
  /** Files of the history: up to 50,000 movements each, so hardly anybody needs a second one. */
  export: z.strictObject({
    window_seconds: seconds.default(3_600),
    user: requests.default(20),
    tenant: requests.default(60),
    address: requests.default(60),
    everyone: requests.default(1_000),
  }).prefault({}),
  /** What operators look at: pages of lists, and lists that are read again when one comes back. */
  operator_reads: z.strictObject({
    window_seconds: seconds.default(60),
    user: requests.default(120),
    address: requests.default(240),
    everyone: requests.default(1_200),
  }).prefault({}),
  /** What operators do: they work through lists of cases, but a stolen session must not race. */
  operator_writes: z.strictObject({
    window_seconds: seconds.default(3_600),
    user: requests.default(60),
    address: requests.default(120),
    everyone: requests.default(500),
  }).prefault({}),
  /** Signed deliveries, 6,000 a minute in short windows, so that Stripe's retry meets a fresh one. */
  webhook: z.strictObject({
    window_seconds: seconds.default(10),
    everyone: requests.default(1_000),
  }).prefault({}),
  /** Declined payments of one tenant, and how long its checkout stays closed after as many. */
  declines: z.strictObject({
    window_seconds: seconds.default(3_600),
    tenant: z.int().min(2).max(1_000_000).default(10),
    pause_seconds: seconds.default(3_600),
  }).prefault({}),
});

export type RateLimits = z.infer<typeof rateLimits>;

/** The rules that requests are counted by. */
export type RateRule = Exclude<keyof RateLimits, "declines">;

const DIMENSIONS = ["user", "tenant", "address", "everyone"] as const;

/** The kinds of subject that a request is counted against. */
export type RateDimension = (typeof DIMENSIONS)[number];

/** Whom one request is counted against; what is left out is not counted. */
export type RateSubjects = Partial<Record<RateDimension, string>>;

/** One request as the database counts it: the most requests by subject, in windows of that length. */
export type Rate = { scope: string; limits: Record<string, number>; window_seconds: number };

/** The request's rate under a rule. Scopes that share a rule share its numbers, not its counts. */
export function rateOf(
  scope: string,
  rule: { window_seconds: number } & Partial<Record<RateDimension, number>>,
  subjects: RateSubjects,
): Rate {
  const limits = DIMENSIONS.flatMap((dimension) => {
    const [limit, subject] = [rule[dimension], subjects[dimension]];
    if (limit === undefined || subject === undefined) return [];
    return [[dimension === "everyone" ? dimension : `${dimension}:${subject}`, limit]];
  });
  return { scope, limits: Object.fromEntries(limits), window_seconds: rule.window_seconds };
}
