/** The signals that mean "stop": Ctrl-C, `kill`, a closed terminal. */
const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

// Ctrl-C reaches the whole foreground group, and npm passes what it gets on to us: one keystroke can
// arrive twice. Only a later one is a person who has lost patience.
const SAME_KEYSTROKE_MS = 700;

const PARENT_CHECK_MS = 500;

/**
 * Aborts on the first stop signal, and when the npm that started us is gone. A second signal ends
 * the process at once; the watch that every child process has then ends those.
 */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  let firstAt = 0;
  for (const name of STOP_SIGNALS) {
    process.on(name, () => {
      if (!controller.signal.aborted) {
        firstAt = Date.now();
        controller.abort(new Error(`Stopped by ${name}`));
      } else if (Date.now() - firstAt > SAME_KEYSTROKE_MS) {
        process.exit(130);
      }
    });
  }
  if (process.env["npm_lifecycle_event"] !== undefined) {
    whenParentEnds(() => controller.abort(new Error("Stopped because npm is gone")));
  }
  return controller.signal;
}

/** Resolves once the signal has been aborted. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

// A killed npm passes no signal on. An orphan is given another parent, which is how we notice.
function whenParentEnds(act: () => void): void {
  const { ppid } = process;
  const timer = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(timer);
    act();
  }, PARENT_CHECK_MS);
  timer.unref();
}
