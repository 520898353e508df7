import { z } from "zod";
import type { Persistent } from "./persistent.ts";

/** Simulated time: real time plus an offset that only grows, so nothing happens before what has already happened. */
export interface Clock extends Persistent {
  /** Simulated Unix time in whole seconds, as Stripe writes it. */
  now(): number;
  /** Moves simulated time on; real time keeps running on top. */
  advance(seconds: number): void;
  /** How many seconds simulated time runs ahead of real time. */
  ahead(): number;
}

/** A clock that starts at real time. */
export function createClock(realNow_ms: () => number = Date.now): Clock {
  let ahead_s = 0;
  return {
    name: "clock",
    now: () => Math.floor(realNow_ms() / 1000) + ahead_s,
    advance(seconds) {
      if (!Number.isInteger(seconds) || seconds < 0) {
        throw new RangeError(
          `Cannot advance the clock by ${seconds}: give whole seconds, 0 or more`,
        );
      }
      ahead_s += seconds;
    },
    ahead: () => ahead_s,
    dump: () => ahead_s,
    load(saved) {
      ahead_s = z.number().int().min(0).parse(saved);
    },
    clear() {
      ahead_s = 0;
    },
  };
}
