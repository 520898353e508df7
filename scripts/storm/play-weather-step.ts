import type { Players } from "./play-purchase-step.ts";
import type { ApiFault, WeatherStep } from "./step.ts";

/** Makes one thing go wrong, or right again. */
export async function playWeatherStep(
  players: Pick<Players, "control" | "isDelivering"> & { crashFunction(name: string): void },
  step: WeatherStep,
): Promise<void> {
  const { control, isDelivering, crashFunction } = players;
  if (step.kind === "api_fault") return await planFault(control, step.fault);
  if (step.kind === "crash") return crashFunction(step.functionName);
  // Where nothing is delivered, nothing can go wrong with deliveries.
  if (!isDelivering) return;
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

async function planFault(control: Players["control"], fault: ApiFault): Promise<void> {
  await control.failNext({ ...fault, path: "/v1/*" });
}
