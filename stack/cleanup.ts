/** What has to be undone, newest first, exactly once. */
export type Cleanup = {
  /** Adds a step that runs before all steps added so far. */
  defer(step: () => void | PromiseLike<void>): void;
  /** Runs every step even if one fails; a second call waits for the first. */
  run(): Promise<void>;
};

/** An empty list of clean-up steps. */
export function createCleanup(): Cleanup {
  const steps: (() => void | PromiseLike<void>)[] = [];
  let finished: Promise<void> | null = null;

  async function runAll(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, "Cannot clean up completely");
  }

  return {
    defer: (step) => void steps.push(step),
    run: () => finished ??= runAll(),
  };
}
