import type { CheckoutProblem } from "./checkout-problem.ts";
import { isSyncDue, pauseAfterMs, WATCH_LIMIT_MS } from "./poll-schedule.ts";
import { isUndecided } from "./purchase.ts";
import type { Purchase } from "./purchase.ts";

/** What is known about a purchase while the page waits for its outcome. */
export type PurchaseWatch = {
  /** The last row seen; null when this person can see no such purchase; undefined before a look. */
  purchase: Purchase | null | undefined;
  /** Why the last look failed, if it did. */
  problem: CheckoutProblem | null;
  /** Looks since the watch (re)started. */
  polls: number;
  startedAtMs: number;
  /** The next look asks Stripe, whatever the schedule says. */
  isSyncWanted: boolean;
};

/** What one look brought. */
export type Observation = { purchase: Purchase | null } | { problem: CheckoutProblem };

/** Starts a watch, or starts it over with what is known already. */
export function startWatch(
  nowMs: number,
  options: { isSyncWanted: boolean; known?: PurchaseWatch | undefined },
): PurchaseWatch {
  return {
    purchase: options.known?.purchase,
    problem: null,
    polls: 0,
    startedAtMs: nowMs,
    // A wish for Stripe's word survives a restart that came before the look.
    isSyncWanted: options.isSyncWanted || options.known?.isSyncWanted === true,
  };
}

/** Answers whether a return to the window may start over: two events tell of one return. */
export function mayRestart(watch: PurchaseWatch, nowMs: number): boolean {
  return nowMs - watch.startedAtMs >= 1000;
}

/** Answers whether the coming look asks Stripe. */
export function isSyncNext(watch: PurchaseWatch): boolean {
  return watch.isSyncWanted || isSyncDue(watch.polls + 1);
}

/** Adds one look; a failed look keeps the row that was seen before. */
export function afterLook(watch: PurchaseWatch, seen: Observation): PurchaseWatch {
  const looked = { ...watch, polls: watch.polls + 1, isSyncWanted: false };
  if ("problem" in seen) return { ...looked, problem: seen.problem };
  return { ...looked, purchase: seen.purchase, problem: null };
}

/** Milliseconds until the next look, or false when there is nothing left to wait for. */
export function nextLookInMs(watch: PurchaseWatch, nowMs: number): number | false {
  if (isSettled(watch) || isExhausted(watch, nowMs)) return false;
  return pauseAfterMs(watch.polls);
}

/** Answers whether the page waited as long as it says it waits, without an outcome. */
export function isExhausted(watch: PurchaseWatch, nowMs: number): boolean {
  return !isSettled(watch) &&
    nowMs - watch.startedAtMs + pauseAfterMs(watch.polls) > WATCH_LIMIT_MS;
}

function isSettled(watch: PurchaseWatch): boolean {
  if (watch.purchase === undefined) return false;
  return watch.purchase === null || !isUndecided(watch.purchase.status);
}
