import { creditsText } from "./credits-text.ts";
import type { NextExpiry } from "./balance.ts";
import type { Speech } from "./describe-entry.ts";

/** An expiry closer than this deserves a warning. */
const SOON_MS = 7 * 24 * 60 * 60 * 1000;

/** How an expiry is told: the sentence, and whether there is little time left. */
export type ExpiryWords = { text: string; isSoon: boolean };

/** Says how many credits expire next and on which day, as seen from `nowMs`. */
export function describeExpiry(
  { expiresAt, amountCredits }: NextExpiry,
  { t, formats }: Pick<Speech, "t" | "formats">,
  nowMs: number,
): ExpiryWords {
  const params = {
    credits: creditsText(t, formats, amountCredits),
    day: formats.day(expiresAt),
  };
  return {
    text: amountCredits === 1 ? t("credits.expiry.one", params) : t("credits.expiry.other", params),
    isSoon: Date.parse(expiresAt) - nowMs < SOON_MS,
  };
}
