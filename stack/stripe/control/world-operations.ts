import { z } from "zod";
import type { World } from "../world.ts";
import { operation } from "./operation.ts";

function reading(world: World) {
  return { now: world.clock.now(), ahead_s: world.clock.ahead() };
}

/** What time it is for the account, and how many seconds that is ahead of real time. */
export const clock = operation({
  method: "GET",
  input: z.strictObject({}),
  run: reading,
});

/** Lets simulated time pass at once: sessions expire, idempotency keys are forgotten. */
export const advance = operation({
  method: "POST",
  input: z.strictObject({ seconds: z.int().min(0).max(10 * 366 * 24 * 60 * 60) }),
  run(world, { seconds }) {
    world.clock.advance(seconds);
    world.tick();
    return reading(world);
  },
});

/** An empty account at real time without rules or faults; webhook endpoints stay. */
export const reset = operation({
  method: "POST",
  input: z.strictObject({}),
  run(world) {
    world.reset();
    return { is_reset: true };
  },
});
