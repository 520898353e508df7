import type { FreshFinding } from "../credits/reconcile-rows.ts";
import { asCreditError } from "../reply.ts";
import type { Difference, Suspect } from "./look.ts";

/** So many failures one after the other are no longer the objects' fault. */
const OUTAGE = 3;

export type RepairedPage = {
  findings: Omit<FreshFinding, "part">[];
  /** What stopped it: an outage, or the time that was up; null when the page is done. */
  stopped: { kind: "outage"; error: unknown } | { kind: "time" } | null;
};

export type Bounds = {
  isDryRun: boolean;
  isTimeUp: () => boolean;
  tellFailure: (error: unknown) => void;
};

/**
 * Examines and repairs one suspect after the other. One that fails alone is reported and left to the
 * next cycle, so that it cannot keep the others from their turn; several in a row are an outage.
 */
export async function repairPage(
  suspects: readonly Suspect[],
  { isDryRun, isTimeUp, tellFailure }: Bounds,
): Promise<RepairedPage> {
  const findings: RepairedPage["findings"] = [];
  let failed: RepairedPage["findings"] = [];
  for (const suspect of suspects) {
    if (isTimeUp()) return { findings: [...findings, ...failed], stopped: { kind: "time" } };
    try {
      const repaired: RepairedPage["findings"] = [];
      for (const difference of await suspect.examine()) {
        repaired.push(await repair(difference, isDryRun));
      }
      findings.push(...failed, ...repaired);
      failed = [];
    } catch (error) {
      tellFailure(error);
      failed.push(findingOf(suspect, "unable", asCreditError(error).code));
      if (failed.length === OUTAGE) return { findings, stopped: { kind: "outage", error } };
    }
  }
  return { findings: [...findings, ...failed], stopped: null };
}

async function repair(
  difference: Difference,
  isDryRun: boolean,
): Promise<Omit<FreshFinding, "part">> {
  if (difference.repair === null) return findingOf(difference, "unable", difference.reason);
  if (isDryRun) return findingOf(difference, "seen", difference.reason);
  const refusal = await difference.repair();
  return refusal === null
    ? findingOf(difference, "repaired", difference.reason)
    : findingOf(difference, "unable", refusal);
}

function findingOf(
  { stripeId, ids }: Pick<Difference, "stripeId" | "ids">,
  result: FreshFinding["result"],
  reason: string,
): Omit<FreshFinding, "part"> {
  return {
    ...{ result, reason, stripe_id: stripeId },
    tenant_id: ids?.tenantId ?? null,
    purchase_id: ids?.purchaseId ?? null,
  };
}
