import type { BatchOutcome } from "../credits/ledger-rows.ts";
import type { DeductRequest } from "../credits/spend-request.ts";

/** What may become of one call: whether it is applied, when, and whether anybody hears of it. */
export const FATES = [
  "answered",
  "failed",
  "applied, reply lost",
  "silent",
  "applied and silent",
  "applied after the time-out",
  "applied, reply cut short",
  "applied, reply out of order",
] as const;

export type Fate = (typeof FATES)[number];

type DeductBatch = (items: DeductRequest[]) => Promise<BatchOutcome[]>;

/** A batch door that meets one fate after the other, and answers when there are none left. */
export function createFlakyBatch(
  deductBatch: DeductBatch,
  later: (run: () => void, delayMs: number) => unknown,
  fates: Fate[],
  lateMs: number,
) {
  const upcoming = [...fates];
  const sizes: number[] = [];

  const flaky: DeductBatch = async (items) => {
    sizes.push(items.length);
    const fate = upcoming.shift() ?? "answered";
    switch (fate) {
      case "answered":
        return await deductBatch(items);
      case "failed":
        throw new Error("Cannot reach the ledger");
      case "applied, reply lost":
        await deductBatch(items);
        throw new Error("The connection was lost");
      case "silent":
        return await forever();
      case "applied and silent":
        await deductBatch(items);
        return await forever();
      case "applied after the time-out":
        later(() => void deductBatch(items), lateMs);
        return await forever();
      case "applied, reply cut short":
        return (await deductBatch(items)).slice(0, -1);
      case "applied, reply out of order":
        return (await deductBatch(items)).toReversed();
    }
    fate satisfies never;
  };

  return { deductBatch: flaky, sizes };
}

function forever(): Promise<never> {
  return new Promise(() => undefined);
}
