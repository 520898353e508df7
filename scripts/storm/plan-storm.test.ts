import { describe, expect, test } from "vitest";
import { planStorm } from "./plan-storm.ts";
import { isOfPurchase, type PurchaseStep, type Step } from "./step.ts";

function storyOf(steps: readonly Step[], purchase: number): PurchaseStep[] {
  return steps.filter(isOfPurchase).filter((step) => step.purchase === purchase);
}

describe("a plan", () => {
  test("is decided by its seed alone", () => {
    expect(planStorm(7, 60)).toEqual(planStorm(7, 60));
    expect(planStorm(8, 60).steps).not.toEqual(planStorm(7, 60).steps);
  });

  test("knows everything that can happen, if there is enough of it", () => {
    const { steps } = planStorm(1, 1_000);
    expect(new Set(steps.map(({ kind }) => kind))).toEqual(
      new Set([
        ...["checkout", "decline", "pay", "pay_later", "expire", "sync", "settle", "refund"],
        ...["end_refund", "dispute", "escalate", "decide", "fraud_warning", "spend", "duplicate"],
        ...["api_fault", "crash", "drop", "lose", "delay", "hold", "release", "clear"],
      ]),
    );
  });

  test("begins every purchase with its checkout and gives no money back before it came", () => {
    const { steps, purchases } = planStorm(3, 300);
    for (let purchase = 0; purchase < purchases; purchase++) {
      const kinds = storyOf(steps, purchase).map(({ kind }) => kind);
      const paid = kinds.findIndex((kind) => kind === "pay" || kind === "settle");
      expect(kinds[0]).toBe("checkout");
      expect(kinds.filter((kind) => kind === "checkout")).toHaveLength(1);
      for (const kind of ["refund", "dispute", "fraud_warning"] as const) {
        const at = kinds.indexOf(kind);
        expect(at === -1 || (paid !== -1 && at > paid)).toBe(true);
      }
    }
  });

  test("weaves the purchases into each other", () => {
    const firsts = planStorm(5, 100).steps.filter(isOfPurchase).slice(0, 30);
    expect(new Set(firsts.map(({ purchase }) => purchase)).size).toBeGreaterThan(10);
  });

  test("names each spending of a purchase once, so that no key is used for two", () => {
    const { steps, purchases } = planStorm(11, 200);
    for (let purchase = 0; purchase < purchases; purchase++) {
      const spends = storyOf(steps, purchase).flatMap((step) =>
        step.kind === "spend" ? [step.spend] : []
      );
      expect(new Set(spends).size).toBe(spends.length);
    }
  });
});
