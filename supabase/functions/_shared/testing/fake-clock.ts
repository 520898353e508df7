type Timer = { at: number; run: () => void };

/** Time that passes when told to: what is due runs in its order, and what it starts goes on first. */
export function createFakeClock() {
  const timers = new Set<Timer>();
  let now = 0;

  const later = (run: () => void, delayMs: number) => {
    const timer = { at: now + delayMs, run };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  const nextBy = (end: number) =>
    [...timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];

  const pass = async (ms: number) => {
    const end = now + ms;
    await quiet();
    for (let timer = nextBy(end); timer !== undefined; timer = nextBy(end)) {
      now = timer.at;
      timers.delete(timer);
      timer.run();
      await quiet();
    }
    now = end;
  };

  return { later, pass };
}

/** Until everything that needs no time has happened. */
async function quiet(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
