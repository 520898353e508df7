import { isDeepStrictEqual } from "node:util";

/** Tells a story of checked steps: a step that throws or finds something else is marked and counted. */
export function createNarrator(print: (line: string) => void) {
  let failures = 0;
  return {
    failures: () => failures,

    /** Runs one step; a failure ends the story, because later steps build on it. */
    step: async <Result>(title: string, work: () => Promise<Result>): Promise<Result> => {
      const startedAt = performance.now();
      try {
        const result = await work();
        print(`✓ ${title} (${Math.round(performance.now() - startedAt)} ms)`);
        return result;
      } catch (error) {
        failures += 1;
        print(`✗ ${title}`);
        throw error;
      }
    },

    /** Fails the step unless both are deeply equal. */
    same: (what: string, found: unknown, expected: unknown): void => {
      if (isDeepStrictEqual(found, expected)) return;
      throw new Error(
        `Expected ${what} ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`,
      );
    },
  };
}
