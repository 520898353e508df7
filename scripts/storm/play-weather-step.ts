import type { Players } from "./play-purchase-step.ts";
import type { Step, WeatherStep } from "./step.ts";

/** What weather happens to. */
export type Exposed = Pick<Players, "control" | "webhooks"> & {
  crashFunction(name: string): void;
};

/** Makes one thing go wrong, or right again. */
export async function playWeatherStep(exposed: Exposed, step: WeatherStep): Promise<void> {
  const { control, webhooks } = exposed;
  // What hits the functions waits for the deliveries where all of them come at the end.
  if (isTrouble(step)) return webhooks === "thrice" ? undefined : await makeTrouble(exposed, step);
  // Where nothing is delivered, nothing can go wrong with deliveries.
  if (webhooks !== "stormy") return;
  switch (step.kind) {
    case "drop":
      await control.drop({ count: step.count });
      return;
    case "lose":
      await control.loseEvents({ count: step.count });
      return;
    case "delay":
      await control.delay({ delay_ms: step.delay_ms });
      return;
    case "hold":
      await control.hold();
      return;
    case "release":
      await control.release(
        step.order === "random" ? { order: step.order, seed: step.seed } : { order: step.order },
      );
      return;
    case "clear":
      await control.clearRules();
      return;
    default:
      return step satisfies never;
  }
}

/** Weather that hits the functions themselves, or what they ask of Stripe. */
export type Trouble = Extract<WeatherStep, { kind: "api_fault" | "crash" }>;

/** Whether the step is of that sort. */
export function isTrouble(step: Step): step is Trouble {
  return step.kind === "api_fault" || step.kind === "crash";
}

/** Makes Stripe's next answer fail, or kills a function. */
export async function makeTrouble(
  { control, crashFunction }: Pick<Exposed, "control" | "crashFunction">,
  step: Trouble,
): Promise<void> {
  if (step.kind === "crash") return crashFunction(step.functionName);
  await control.failNext({ ...step.fault, path: "/v1/*" });
}
