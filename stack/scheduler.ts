import { setTimeout as sleep } from "node:timers/promises";

/** Something that is done by the clock. It is told when to give up. */
export type Job = { name: string; every_ms: number; run: (signal: AbortSignal) => Promise<void> };

export type SchedulerOptions = {
  jobs: readonly Job[];
  /** How long after the start the first round comes; a job's own time if that is shorter. */
  first_ms: number;
  log: (line: string) => void;
};

/**
 * Does each job again and again, never one beside itself, until it is disposed: then what runs is
 * called off. A job that fails is logged and has its next turn like any other.
 */
export function startScheduler({ jobs, first_ms, log }: SchedulerOptions): AsyncDisposable {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function repeat(job: Job): Promise<void> {
    let pause_ms = Math.min(first_ms, job.every_ms);
    for (;;) {
      await sleep(pause_ms, null, { signal, ref: false }).catch(() => null);
      if (signal.aborted) return;
      pause_ms = job.every_ms;
      await job.run(signal).catch((error) => {
        if (!signal.aborted) log(`${job.name}: ${String(error)}`);
      });
    }
  }

  const repeating = Promise.all(jobs.map(repeat));
  return {
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      await repeating;
    },
  };
}
