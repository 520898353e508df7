import { setTimeout as sleep } from "node:timers/promises";
import { type ServedFunction, serveFunction, type ServeFunctionOptions } from "./serve-function.ts";

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** A process that lived this long did not die of its start: the next pause is short again. */
const STABLE_AFTER_MS = 30_000;

/** A function whose process is replaced when it dies. */
export type KeptFunction = {
  /** Where it listens; null while a new process is on its way. */
  port(): number | null;
  /** Kills the current process, if there is one; another one takes its place. */
  crash(): void;
  stop(): Promise<void>;
};

/** Starts the function and keeps it running; only the first start is allowed to fail the caller. */
export async function keepServing(options: ServeFunctionOptions): Promise<KeptFunction> {
  const stopping = new AbortController();
  let current: ServedFunction | null = await serveFunction(options);

  async function watch(): Promise<void> {
    let pause_ms = FIRST_PAUSE_MS;
    while (!stopping.signal.aborted) {
      const startedAt = Date.now();
      await current?.ended;
      current = null;
      if (stopping.signal.aborted) return;
      if (Date.now() - startedAt > STABLE_AFTER_MS) pause_ms = FIRST_PAUSE_MS;
      options.log(`${options.name}: its process died; starting a new one in ${pause_ms} ms`);
      await sleep(pause_ms, null, { signal: stopping.signal }).catch(() => null);
      pause_ms = Math.min(pause_ms * 2, LONGEST_PAUSE_MS);
      if (stopping.signal.aborted) return;
      current = await serveFunction(options).catch((error) => {
        options.log(String(error));
        return null;
      });
    }
  }

  const watching = watch();
  return {
    port: () => current?.port ?? null,
    crash: () => current?.crash(),
    stop: async () => {
      stopping.abort();
      await current?.stop();
      await watching;
      // A replacement that was already starting when we were asked to stop.
      await current?.stop();
    },
  };
}
