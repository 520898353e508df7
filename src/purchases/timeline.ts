import type { PurchaseStatus } from "../../supabase/functions/_shared/credits/purchase-status.ts";
import type { DisputeStatus, PurchaseStep, RefundStatus } from "./purchase-step.ts";

/** One line of a purchase's timeline, before anybody has put it into words. */
export type Happening =
  & { at: string }
  & (
    | { what: "status"; status: Exclude<PurchaseStatus, "partially_reversed" | "reversed"> }
    /** Credits that went with the money; negative when both came back. */
    | { what: "reversed"; credits: number }
    | { what: "refund"; status: RefundStatus; amountMinor: number }
    | {
      what: "dispute";
      status: DisputeStatus;
      withdrawnMinor: number;
      reinstatedMinor: number;
    }
    | { what: "frozen"; cause: string }
    | { what: "thawed" }
  );

/** Of several things at one moment: why something moved, before what moved. */
const ORDER = { refund: 0, dispute: 0, frozen: 1, status: 2, reversed: 3, thawed: 4 } as const;

/** What happened to a purchase in the order of time. */
export function timelineOf(steps: readonly PurchaseStep[]): Happening[] {
  const happenings = [...ofStatuses(steps), ...steps.flatMap(ofOther)];
  return happenings.toSorted((a, b) =>
    Date.parse(a.at) - Date.parse(b.at) || ORDER[a.what] - ORDER[b.what]
  );
}

function ofStatuses(steps: readonly PurchaseStep[]): Happening[] {
  let reversedBefore = 0;
  return steps.filter((step) => step.kind === "status")
    .toSorted((a, b) => a.position - b.position)
    .flatMap((step): Happening[] => {
      const { status, reversed_credits: reversed, created_at: at } = step;
      const credits = reversed - reversedBefore;
      reversedBefore = reversed;
      const moved: Happening[] = credits === 0 ? [] : [{ at, what: "reversed", credits }];
      // A purchase that goes back to credited says by its credits that the money returned.
      if (status === "partially_reversed" || status === "reversed" || credits < 0) return moved;
      return [{ at, what: "status", status }, ...moved];
    });
}

function ofOther(step: PurchaseStep): Happening[] {
  switch (step.kind) {
    case "status":
      return [];
    case "refund":
      return [{
        ...{ at: step.created_at, what: "refund", status: step.status },
        amountMinor: step.amount_minor,
      }];
    case "dispute":
      return [{
        ...{ at: step.created_at, what: "dispute", status: step.status },
        ...{ withdrawnMinor: step.amount_minor, reinstatedMinor: step.reinstated_minor },
      }];
    case "freeze": {
      const frozen: Happening = { at: step.created_at, what: "frozen", cause: step.status };
      return step.changed_at === null
        ? [frozen]
        : [frozen, { at: step.changed_at, what: "thawed" }];
    }
    default:
      return step satisfies never;
  }
}
