import type { FreshFinding } from "../credits/reconcile-rows.ts";
import { partAt, type Place, placeAfter } from "./cycle.ts";
import type { LookPorts, View } from "./look.ts";
import { type Bounds, repairPage } from "./repair-page.ts";

/** A page that was looked at and repaired; where to go on, null at the cycle's end; what failed. */
export type Step = {
  lookedAt: number;
  findings: FreshFinding[];
  next: Place | null;
  error: unknown;
};

/** One page of the cycle. Never rejects: what stops it is the step's error, and it is repeated. */
export async function takeStep(
  ports: LookPorts,
  place: Place,
  view: Omit<View, "after">,
  bounds: Bounds,
): Promise<Step> {
  const { part, lookAt } = partAt(place);
  try {
    const { lookedAt, suspects, next } = await lookAt(ports, { ...view, after: place.after });
    const { findings, stopped } = await repairPage(suspects, bounds);
    return {
      lookedAt,
      findings: findings.map((finding) => ({ ...finding, part })),
      // A page that was not finished is looked at again: what is repaired no longer differs.
      next: stopped === null ? placeAfter(place, next) : place,
      error: stopped?.kind === "outage" ? stopped.error : null,
    };
  } catch (error) {
    bounds.tellFailure(error);
    return { lookedAt: 0, findings: [], next: place, error };
  }
}
