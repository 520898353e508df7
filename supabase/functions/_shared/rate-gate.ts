import { CreditError } from "./credits/credit-error.ts";
import {
  type RateLimits,
  rateOf,
  type RateRule,
  type RateSubjects,
} from "./credits/rate-limits.ts";
import type { Ledger } from "./ledger.ts";
import type { Log, LogFields } from "./log.ts";

type RateAsked = {
  /** Counts of one scope are its own. */
  scope: string;
  rule: RateRule;
  subjects: RateSubjects;
  /** What the log line says beside the kind of subject that is full. */
  fields: LogFields;
};

export type RateGate = (asked: RateAsked) => Promise<void>;

/**
 * Counts a request against all its subjects in one call of the database, or refuses it with 429 and
 * the seconds to wait. Rejects as well when the database cannot be asked: nothing passes uncounted.
 */
export function createRateGate(
  { ledger, limits, log }: { ledger: Pick<Ledger, "takeRate">; limits: RateLimits; log: Log },
): RateGate {
  return async ({ scope, rule, subjects, fields }) => {
    const { allowed, refused_subject, retry_after_seconds } = await ledger.takeRate(
      rateOf(scope, limits[rule], subjects),
    );
    if (allowed) return;
    const [dimension = ""] = (refused_subject ?? "").split(":");
    // One hasty user is an ordinary day; everybody being refused is not.
    log(dimension === "everyone" ? "warn" : "info", "rate_limited", {
      ...fields,
      reason: dimension,
    });
    throw new CreditError("rate_limited", "Cannot take more requests for now", {
      hint: `Wait ${retry_after_seconds} seconds`,
      retryAfterSeconds: retry_after_seconds,
    });
  };
}
