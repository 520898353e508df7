import type { Grant } from "./grant.ts";

const SOON_MS = 30 * 24 * 60 * 60 * 1000;

/** How many credits are lost within 30 days unless they are spent before. */
export function expiringSoon(grants: readonly Grant[], nowMs: number): number {
  return grants
    .filter(({ expiresAt }) => expiresAt !== null && Date.parse(expiresAt) - nowMs < SOON_MS)
    .reduce((sum, { leftCredits }) => sum + leftCredits, 0);
}
