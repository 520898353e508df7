import { z } from "zod";
import { type Release, releaseHeld } from "../webhooks/release-held.ts";
import { operation } from "./operation.ts";

const types = z.array(z.string()).min(1).optional();

/** From now on new deliveries wait until they are released. */
export const hold = operation({
  method: "POST",
  input: z.strictObject({}),
  run(world) {
    world.deliverer.rules.hold(true);
    return { is_holding: true };
  },
});

/**
 * Sends what is held one by one, so that it arrives in exactly this order. `events` releases only those, in the order in
 * which they are listed, and goes on holding; otherwise everything is released and holding ends.
 */
export const release = operation({
  method: "POST",
  input: z.union([
    z.strictObject({ events: z.array(z.string()).min(1) }),
    z.strictObject({ order: z.literal("random"), seed: z.int().default(1) }),
    z.strictObject({ order: z.enum(["oldest_first", "newest_first"]).default("oldest_first") }),
  ]),
  async run(world, release: Release) {
    if (!("events" in release)) world.deliverer.rules.hold(false);
    return { deliveries: await releaseHeld(world, release) };
  },
});

/** Swallows the next deliveries, or all of them without a count; the log shows them as dropped. */
export const drop = operation({
  method: "POST",
  input: z.strictObject({ count: z.int().min(1).optional(), types }),
  run(world, { count = Infinity, types }) {
    world.deliverer.rules.drop({ count, types });
    return { count: Number.isFinite(count) ? count : null, types: types ?? null };
  },
});

/** Delays the first attempt of new deliveries; with several rules the latest that fits wins. */
export const delay = operation({
  method: "POST",
  input: z.strictObject({ delay_ms: z.int().min(0).max(600_000), types }),
  run(world, { delay_ms, types }) {
    world.deliverer.rules.delay({ delay_ms, types });
    return { delay_ms, types: types ?? null };
  },
});

/** Ends holding, dropping, delaying and losing events; what is held stays held until it is released. */
export const clearRules = operation({
  method: "POST",
  input: z.strictObject({}),
  run(world) {
    world.deliverer.rules.clear();
    world.losses.clear();
    return { is_holding: false };
  },
});
