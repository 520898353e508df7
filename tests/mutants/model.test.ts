import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreement, EXAMPLES } from "../model/behaviour.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { release } from "./mutant.ts";
import { RULES } from "./rules.ts";
import { RULES_OF_KEYS } from "./rules-of-keys.ts";

const seed = Number(process.env["MODEL_SEED"] ?? Date.now() % 2 ** 31);
const RUNS = 500;

describe(`the model test fails without the rule that (seed ${seed})`, () => {
  it.each([...RULES, ...RULES_OF_KEYS].map((mutant) => [mutant.breaks, mutant] as const))(
    "%s",
    async (_, mutant) => {
      const database = await createTestDatabase();
      await release(mutant, database.owner);
      const { failed } = await fc.check(agreement(database), {
        ...{ seed, numRuns: RUNS, examples: EXAMPLES, endOnFailure: true },
      });
      expect(failed).toBe(true);
    },
  );
});
