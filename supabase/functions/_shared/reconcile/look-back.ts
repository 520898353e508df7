import type { View } from "./look.ts";

const DAY_MS = 86_400_000;

/** Whatever happened: what is older than this, a person has to look at. */
const LONGEST_DAYS = 90;

/** Before the first complete cycle nothing is known, so the first one looks back further. */
const FIRST_DAYS = 30;

/**
 * From when on a list is read: so many days before the last complete cycle began, because what had
 * been created by then may have changed since, and as far back as there was no reconciler.
 */
export function lookBack({ now, coveredFrom }: View, days: number): Date {
  const covered = coveredFrom?.getTime() ?? now.getTime() - FIRST_DAYS * DAY_MS;
  const from = Math.min(covered, now.getTime()) - days * DAY_MS;
  return new Date(Math.max(from, now.getTime() - LONGEST_DAYS * DAY_MS));
}
