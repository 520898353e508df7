import type { LookAt } from "./look.ts";
import { lookAtAutoTopups } from "./look-at-auto-topups.ts";
import { lookAtDisputes, lookAtFraudWarnings, lookAtRefunds } from "./look-at-reversals.ts";
import { lookAtSessions } from "./look-at-sessions.ts";
import { lookAtUnfinished } from "./look-at-unfinished.ts";

/** The parts of a cycle, in their order: money that came before money that went back. */
const CYCLE: readonly { part: string; lookAt: LookAt }[] = [
  { part: "sessions", lookAt: lookAtSessions },
  { part: "auto_topups", lookAt: lookAtAutoTopups },
  { part: "unfinished", lookAt: lookAtUnfinished },
  { part: "refunds", lookAt: lookAtRefunds },
  { part: "disputes", lookAt: lookAtDisputes },
  { part: "fraud_warnings", lookAt: lookAtFraudWarnings },
];

/** Where in the cycle a run is: a part of it, and the object in it after which to go on. */
export type Place = { index: number; after: string | null };

/** Where a run begins; a part that this version does not know begins the cycle anew. */
export function placeOf(part: string | null, after: string | null): Place {
  const index = CYCLE.findIndex((one) => one.part === part);
  return index < 0 ? { index: 0, after: null } : { index, after };
}

/** What comes after a page; null after the last one of the cycle. */
export function placeAfter({ index }: Place, after: string | null): Place | null {
  if (after !== null) return { index, after };
  return index + 1 < CYCLE.length ? { index: index + 1, after: null } : null;
}

/** The name of the part, as runs keep it, and how to look at it. */
export function partAt({ index }: Place): { part: string; lookAt: LookAt } {
  const found = CYCLE[index];
  if (found === undefined) throw new Error("Cannot look at a part that the cycle does not have");
  return found;
}
