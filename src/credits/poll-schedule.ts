/** How long a purchase without news is watched before the page says so. */
export const WATCH_LIMIT_MS = 15 * 60 * 1000;

const LONGEST_PAUSE_MS = 10_000;

/** The pause after the n-th look: one second longer each time, up to ten. */
export function pauseAfterMs(polls: number): number {
  return Math.min(Math.max(polls, 1) * 1000, LONGEST_PAUSE_MS);
}

/**
 * Answers whether the n-th look should ask Stripe rather than read our own row: the 4th, 8th, 16th …
 * A lost webhook is found within seconds, and fifteen minutes cost Stripe five questions, not ninety.
 */
export function isSyncDue(polls: number): boolean {
  return polls >= 4 && Number.isInteger(Math.log2(polls));
}
