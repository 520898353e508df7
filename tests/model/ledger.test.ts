import fc from "fast-check";
import { describe, it } from "vitest";
import { createTestDatabase } from "../support/test-database.ts";
import { agreement, EXAMPLES } from "./behaviour.ts";

/** `npm run test:model -- --seed N --runs N` sets these; a failure prints the seed that replays it. */
const seed = Number(process.env["MODEL_SEED"] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env["MODEL_RUNS"] ?? 200);

describe("the ledger", () => {
  it(`behaves like the naive one, step by step (seed ${seed}, ${numRuns} runs)`, async () => {
    const property = agreement(await createTestDatabase());
    await fc.assert(property, { seed, numRuns, examples: EXAMPLES });
  }, 600_000);
});
