import fc from "fast-check";
import { expect, test } from "vitest";
import { CreditError } from "./credits/credit-error.ts";
import type { Receipt } from "./credits/ledger-rows.ts";
import type { DeductRequest } from "./credits/spend-request.ts";
import { createDeductBuffer } from "./deduct-buffer.ts";
import { createFakeClock } from "./testing/fake-clock.ts";
import { createFlakyBatch, FATES } from "./testing/flaky-batch.ts";
import { createMemoryCredits } from "./testing/memory-credits.ts";
import { UndeliveredDeduct } from "./undelivered-deduct.ts";

const TENANT = "11111111-1111-4111-8111-111111111111";
const OPENING = 40;

type Submitted = { item: DeductRequest; result: Receipt | CreditError | UndeliveredDeduct | null };

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ key: fc.nat(25), amount: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.constantFrom(1, 30, 500, 20_000) },
);
const settings = fc.record({
  maxItems: fc.integer({ min: 1, max: 6 }),
  maxWaiting: fc.integer({ min: 1, max: 12 }),
  maxAttempts: fc.integer({ min: 1, max: 4 }),
});
const run = {
  steps: fc.array(step, { maxLength: 60 }),
  fates: fc.array(fc.constantFrom(...FATES), { maxLength: 20 }),
  settings,
};

test("whatever the network does, every item is taken once or reported", async () => {
  await fc.assert(fc.asyncProperty(fc.record(run), async ({ steps, fates, settings }) => {
    const clock = createFakeClock();
    const credits = createMemoryCredits(OPENING);
    const flaky = createFlakyBatch(credits.ledger.deductBatch, clock.later, fates, 15_000);
    const { deductBatch, sizes } = flaky;
    const { later } = clock;
    const buffer = createDeductBuffer({ deductBatch, later, random: () => 0.5, ...settings });

    const all: Submitted[] = [];
    for (const next of steps) {
      if (typeof next === "number") {
        await clock.pass(next);
        continue;
      }
      const { key, amount } = next;
      const item = { tenant_id: TENANT, amount, idempotency_key: `key ${key}` };
      const submitted: Submitted = { item, result: null };
      all.push(submitted);
      buffer.deduct(item).then(
        (receipt) => submitted.result = receipt,
        (error) => submitted.result = error,
      );
    }
    let isClosed = false;
    buffer.close().then(() => isClosed = true);
    await clock.pass(10_000_000);

    expect(isClosed).toBe(true);
    expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(settings.maxItems);
    for (const { item, result } of all) await expectTruth(credits, item, result);
    const taken = new Set(all.map(({ item }) => item.idempotency_key));
    expect([...taken].reduce((left, key) => left - (credits.takenUnder(key)?.amount ?? 0), OPENING))
      .toBe(credits.available());
  }));
});

/** What an item was told is what the ledger's books say of its key. */
async function expectTruth(
  credits: ReturnType<typeof createMemoryCredits>,
  item: DeductRequest,
  result: Submitted["result"],
): Promise<void> {
  const taken = () => credits.takenUnder(item.idempotency_key)?.amount;
  if (result === null) throw new Error(`Lost silently: ${item.idempotency_key}`);
  if (result instanceof CreditError) return expect(taken()).not.toBe(item.amount);
  if (!(result instanceof UndeliveredDeduct)) {
    const told = { entryId: result.entry_id, amount: item.amount };
    return expect(credits.takenUnder(item.idempotency_key)).toEqual(told);
  }
  expect(result.item).toEqual(item);
  // Nobody knows, and sending it again tells: by then it was taken once, or is refused.
  const [again] = await credits.ledger.deductBatch([result.item]);
  if (again?.outcome === "deducted") expect(taken()).toBe(item.amount);
  else expect(taken()).not.toBe(item.amount);
}
