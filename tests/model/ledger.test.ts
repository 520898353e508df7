import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTestDatabase } from "../support/test-database.ts";
import { command, run } from "./commands.ts";
import { DatabaseLedger } from "./database-ledger.ts";
import { NaiveLedger } from "./naive-ledger.ts";

/** `npm run test:model -- --seed N --runs N` sets these; a failure prints the seed that replays it. */
const seed = Number(process.env["MODEL_SEED"] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env["MODEL_RUNS"] ?? 200);

describe("the ledger", () => {
  it(`behaves like the naive one, step by step (seed ${seed}, ${numRuns} runs)`, async () => {
    const { owner, service } = await createTestDatabase();
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 40, size: "max" }), async (commands) => {
        const naive = new NaiveLedger();
        const real = await DatabaseLedger.open(owner, service);
        for (const command of commands) {
          await run(command, naive, real);
          expect(await real.read()).toEqual({
            balance: naive.balance(),
            held: naive.held(),
            available: naive.available(),
            next: naive.next(),
          });
          expect(await real.leftovers()).toEqual(naive.leftovers());
        }
        expect(await real.brokenRules()).toEqual([]);
      }),
      { seed, numRuns, endOnFailure: false },
    );
  }, 600_000);
});
