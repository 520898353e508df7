import { CreditError } from "./credits/credit-error.ts";
import type { BatchOutcome, Receipt } from "./credits/ledger-rows.ts";
import type { DeductRequest } from "./credits/spend-request.ts";
import { UndeliveredDeduct } from "./undelivered-deduct.ts";

/** A deduct and whoever waits for its outcome. */
export type PendingDeduct = {
  item: DeductRequest;
  resolve: (receipt: Receipt) => void;
  reject: (error: CreditError | UndeliveredDeduct) => void;
};

export type Delivery = {
  deductBatch: (items: DeductRequest[]) => Promise<BatchOutcome[]>;
  /** Runs something later unless it is called off: setTimeout and clearTimeout in one. */
  later: (run: () => void, delayMs: number) => () => void;
  /** Between 0 and 1: spreads the retries of many buffers. */
  random: () => number;
  /** How often a batch is sent before its items are given back. */
  maxAttempts: number;
  /** After how long an attempt without an answer counts as failed. */
  timeoutMs: number;
  /** The pause after the first failure; every further one is twice as long. */
  backoffMs: number;
};

/**
 * Brings a batch to the ledger and tells every item its own outcome. An attempt that failed may have
 * been applied, so it is repeated with the same keys, which take nothing twice. Never rejects.
 */
export async function deliverDeducts(batch: PendingDeduct[], delivery: Delivery): Promise<void> {
  for (let attempt = 1;; attempt += 1) {
    try {
      const outcomes = await attemptBatch(batch.map(({ item }) => item), delivery);
      return outcomes.forEach((outcome, index) => settle(batch[index], outcome));
    } catch (failure) {
      if (isUnreadable(failure)) return await isolate(batch, failure, delivery);
      if (attempt >= delivery.maxAttempts) {
        return batch.forEach(({ item, reject }) =>
          reject(new UndeliveredDeduct(item, "failed", failure))
        );
      }
    }
    await pauseAfter(attempt, delivery);
  }
}

function attemptBatch(items: DeductRequest[], delivery: Delivery): Promise<BatchOutcome[]> {
  return new Promise((resolve, reject) => {
    const { timeoutMs } = delivery;
    const callOff = delivery.later(
      () => reject(new Error(`Cannot wait longer than ${timeoutMs} ms for a batch`)),
      timeoutMs,
    );
    delivery.deductBatch(items)
      .then((outcomes) => {
        const inOrder = outcomes.every(({ item }, index) => item === index + 1);
        if (inOrder && outcomes.length === items.length) return resolve(outcomes);
        throw new Error("Cannot match the outcomes of a batch to its items");
      })
      .catch(reject)
      .finally(callOff);
  });
}

function settle(pending: PendingDeduct | undefined, outcome: BatchOutcome): void {
  if (outcome.outcome === "deducted") {
    const { item: _, ...receipt } = outcome;
    return pending?.resolve(receipt);
  }
  pending?.reject(new CreditError(outcome.code, outcome.message, { hint: outcome.hint }));
}

/** Refused as a whole before anything was written, because of what some item says or of its size. */
function isUnreadable(failure: unknown): failure is CreditError {
  return failure instanceof CreditError &&
    (failure.code === "malformed_request" || failure.code === "body_too_large");
}

/** Halves the batch until only the item that cannot be read is refused. */
async function isolate(
  batch: PendingDeduct[],
  refusal: CreditError,
  delivery: Delivery,
): Promise<void> {
  if (batch.length === 1) return batch.forEach(({ reject }) => reject(refusal));
  const half = Math.ceil(batch.length / 2);
  await deliverDeducts(batch.slice(0, half), delivery);
  await deliverDeducts(batch.slice(half), delivery);
}

/** Half of the pause is certain, half is chance. */
async function pauseAfter(attempt: number, { later, random, backoffMs }: Delivery): Promise<void> {
  const pauseMs = backoffMs * 2 ** (attempt - 1) * (1 + random()) / 2;
  await new Promise<void>((resolve) => later(resolve, pauseMs));
}
