import type { Chance } from "./chance.ts";
import type { ApiFault, WeatherStep } from "./step.ts";

/** A function that died is soon back, but each further time in a row later: so a few are enough. */
const MOST_CRASHES = 6;
/** Each keeps somebody waiting for ten seconds. */
const MOST_TIMEOUTS = 3;
const LONGEST_HOLD = 60;

/** What goes wrong between the steps of a storm. */
export function createWeather(chance: Chance): { before(): WeatherStep[] } {
  let crashes = 0;
  let timeouts = 0;
  let untilRelease: number | null = null;
  let untilClear: number | null = null;

  function fault(): ApiFault {
    const kind = chance.between(1, 100);
    if (kind <= 55) {
      const status = chance.pick([429, 500, 503] as const);
      // Stripe refuses what is too much before it looks at it.
      const moment = status === 429 ? "arrival" : chance.pick(["arrival", "execution", "reply"]);
      return { kind: "status", status, moment };
    }
    if (kind <= 80) {
      return {
        kind: "reset",
        moment: chance.pick(["arrival", "reply"]),
        times: chance.pick([1, 2]),
      };
    }
    if (kind <= 84 && timeouts < MOST_TIMEOUTS) {
      timeouts += 1;
      return { kind: "timeout", moment: chance.pick(["arrival", "reply"]) };
    }
    return { kind: "delay", delay_ms: chance.between(50, 400) };
  }

  function endings(): WeatherStep[] {
    const steps: WeatherStep[] = [];
    if (untilRelease !== null && --untilRelease === 0) {
      untilRelease = null;
      const order = chance.pick(["oldest_first", "newest_first", "random"]);
      steps.push({ kind: "release", order, seed: chance.between(1, 1_000_000) });
    }
    if (untilClear !== null && --untilClear === 0) {
      untilClear = null;
      steps.push({ kind: "clear" });
    }
    return steps;
  }

  return {
    before: () => {
      const steps = endings();
      if (chance.percent(8)) steps.push({ kind: "api_fault", fault: fault() });
      if (crashes < MOST_CRASHES && chance.percent(0.8)) {
        crashes += 1;
        const functionName = chance.pick([
          "credit-webhook",
          "credit-webhook",
          "credit-checkout",
          "credit-preflight",
        ]);
        steps.push({ kind: "crash", functionName });
      }
      if (chance.percent(2)) steps.push({ kind: "drop", count: chance.between(1, 8) });
      if (chance.percent(1)) steps.push({ kind: "lose", count: chance.between(1, 4) });
      if (untilClear === null && untilRelease === null && chance.percent(1.5)) {
        untilClear = chance.between(5, 30);
        steps.push({ kind: "delay", delay_ms: chance.between(50, 800) });
      }
      if (untilClear === null && untilRelease === null && chance.percent(1.5)) {
        untilRelease = chance.between(5, LONGEST_HOLD);
        steps.push({ kind: "hold" });
      }
      return steps;
    },
  };
}
