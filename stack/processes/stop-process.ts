import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./process-identity.ts";

export type StopSignal = { signal: NodeJS.Signals; patience_ms: number };

/**
 * Sends the signals one after the other, each only if the process outlived the patience of the one
 * before, and resolves once the process is gone. Works on any process, not only on children.
 */
export async function stopProcess(pid: number, signals: readonly StopSignal[]): Promise<void> {
  for (const { signal, patience_ms } of signals) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const deadline = Date.now() + patience_ms;
    while (Date.now() < deadline) {
      if (!isAlive(pid)) return;
      await sleep(20);
    }
  }
  throw new Error(
    `Cannot stop process ${pid}: it is still there after every signal; end it by hand`,
  );
}
