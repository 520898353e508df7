import { expect, it } from "vitest";
import type { PurchaseStep } from "./purchase-step.ts";
import { timelineOf } from "./timeline.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 12, minute)).toISOString();

const status = (
  status: Extract<PurchaseStep, { kind: "status" }>["status"],
  minute: number,
  reversed_credits = 0,
): PurchaseStep => ({
  ...{ kind: "status", status, amount_minor: 0, reversed_credits },
  ...{ position: minute, created_at: at(minute) },
});

it("is the statuses in their order, whatever order they come in", () => {
  const steps = [status("credited", 3), status("created", 1), status("open", 2)];

  expect(timelineOf(steps)).toEqual([
    { at: at(1), what: "status", status: "created" },
    { at: at(2), what: "status", status: "open" },
    { at: at(3), what: "status", status: "credited" },
  ]);
});

it("says of each reversal how many credits went with it, and how many came back", () => {
  const steps = [
    status("credited", 1),
    status("partially_reversed", 2, 40),
    status("reversed", 3, 100),
    status("partially_reversed", 4, 40),
    status("credited", 5),
  ];

  expect(timelineOf(steps).slice(1)).toEqual([
    { at: at(2), what: "reversed", credits: 40 },
    { at: at(3), what: "reversed", credits: 60 },
    { at: at(4), what: "reversed", credits: -60 },
    { at: at(5), what: "reversed", credits: -40 },
  ]);
});

it("says why before what: the refund, then the credits; a freeze, and later its end", () => {
  const steps: PurchaseStep[] = [
    status("credited", 1),
    status("partially_reversed", 2, 40),
    { kind: "refund", status: "succeeded", amount_minor: 1_000, created_at: at(2) },
    {
      ...{ kind: "dispute", status: "won", amount_minor: 1_500, reinstated_minor: 1_500 },
      created_at: at(3),
    },
    { kind: "freeze", status: "dispute", created_at: at(3), changed_at: at(9) },
  ];

  expect(timelineOf(steps).map(({ what }) => what))
    .toEqual(["status", "refund", "reversed", "dispute", "frozen", "thawed"]);
});
