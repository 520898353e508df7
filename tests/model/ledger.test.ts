import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTestDatabase } from "../support/test-database.ts";
import { DatabaseLedger } from "./database-ledger.ts";
import { NaiveLedger } from "./naive-ledger.ts";

/** `npm run test:model -- --seed N --runs N` sets these; a failure prints the seed that replays it. */
const seed = Number(process.env["MODEL_SEED"] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env["MODEL_RUNS"] ?? 200);

/** Few keys, so that repetitions and reuse for other requests happen by themselves. */
const key = fc.integer({ min: 1, max: 12 }).map((n) => `key ${n}`);

const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("topup" as const),
      key,
      amount: fc.integer({ min: 1, max: 30 }),
      priority: fc.constantFrom(10, 50),
      hours: fc.constantFrom(null, 1, 2, 5),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("deduct" as const),
      key,
      amount: fc.integer({ min: 1, max: 25 }),
      twins: fc.constantFrom(1, 1, 1, 4),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("advance" as const),
      hours: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("sweep" as const) }) },
);

type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

async function run(command: Command, naive: NaiveLedger, real: DatabaseLedger): Promise<void> {
  switch (command.kind) {
    case "topup": {
      const { key, amount, priority, hours } = command;
      expect(await real.topup(key, amount, priority, hours))
        .toEqual(naive.topup(key, amount, priority, hours));
      return;
    }
    case "deduct": {
      const { key, amount, twins } = command;
      const outcomes = await Promise.all(
        Array.from({ length: twins }, () => real.deduct(key, amount)),
      );
      const expected = naive.deduct(key, amount);
      for (const outcome of outcomes) expect(outcome).toEqual(expected);
      return;
    }
    case "advance":
      naive.advance(command.hours);
      return await real.advance(command.hours);
    case "sweep":
      return await real.sweep();
    default:
      return command satisfies never;
  }
}

describe("the ledger", () => {
  it(`behaves like the naive one, step by step (seed ${seed}, ${numRuns} runs)`, async () => {
    const { owner, service } = await createTestDatabase();
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 40, size: "max" }), async (commands) => {
        const naive = new NaiveLedger();
        const real = await DatabaseLedger.open(owner, service);
        for (const command of commands) {
          await run(command, naive, real);
          expect(await real.read()).toEqual({ balance: naive.balance(), next: naive.next() });
          expect(await real.leftovers()).toEqual(naive.leftovers());
        }
        expect(await real.brokenRules()).toEqual([]);
      }),
      { seed, numRuns, endOnFailure: false },
    );
  }, 600_000);
});
