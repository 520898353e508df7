import type { CreditEntry } from "./credit-entry.ts";

/** Movements per request. */
export const PAGE_SIZE = 20;

/** The entry below which the next page starts; undefined when a short page shows the end. */
export function nextCursor(page: readonly CreditEntry[]): number | undefined {
  return page.length < PAGE_SIZE ? undefined : page.at(-1)?.entryId;
}
