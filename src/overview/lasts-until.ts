import type { Grant } from "./grant.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Further ahead an average of one month says nothing. */
const HORIZON_MS = 365 * DAY_MS;

/**
 * When the credits run out if use goes on as before: grant after grant in burn order, each as far as it
 * reaches before it expires. `Infinity` for more than a year, and where nothing is used.
 */
export function lastsUntil(
  grants: readonly Grant[],
  creditsPerDay: number,
  nowMs: number,
): number {
  const perMs = creditsPerDay / DAY_MS;
  let atMs = nowMs;
  for (const { leftCredits, expiresAt } of grants) {
    const expiresMs = expiresAt === null ? Infinity : Date.parse(expiresAt);
    // What has expired by the time its turn comes is lost, not spent.
    if (expiresMs <= atMs) continue;
    atMs = Math.min(atMs + leftCredits / perMs, expiresMs);
    if (!(atMs - nowMs < HORIZON_MS)) return Infinity;
  }
  return atMs;
}
