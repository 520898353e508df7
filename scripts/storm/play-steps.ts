import { isOfPurchase, type PurchaseStep, type Step, type WeatherStep } from "./step.ts";

const AT_ONCE = 10;

type Play = {
  purchaseStep(step: PurchaseStep): Promise<void>;
  weatherStep(step: WeatherStep): Promise<void>;
  onDone(step: Step): void;
};

/**
 * Begins the steps in their order, some of them at once, those of one purchase one after the other.
 * Answers with a sentence for each that failed.
 */
export async function playSteps(steps: readonly Step[], play: Play): Promise<string[]> {
  const failures: string[] = [];
  const before = new Map<number, Promise<void>>();
  const underWay = new Set<Promise<void>>();
  for (const [number, step] of steps.entries()) {
    while (underWay.size >= AT_ONCE) await Promise.race(underWay);
    const turn = isOfPurchase(step)
      ? (before.get(step.purchase) ?? Promise.resolve()).then(() => play.purchaseStep(step))
      : play.weatherStep(step);
    const done: Promise<void> = turn
      .then(() => play.onDone(step), (error) => {
        const whose = isOfPurchase(step) ? ` of purchase ${step.purchase}` : "";
        failures.push(`step ${number}, ${step.kind}${whose}: ${String(error)}`);
      })
      .finally(() => underWay.delete(done));
    underWay.add(done);
    if (isOfPurchase(step)) before.set(step.purchase, done);
  }
  await Promise.all(underWay);
  return failures;
}
