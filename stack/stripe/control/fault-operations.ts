import { z } from "zod";
import { operation } from "./operation.ts";

const anyMoment = z.enum(["arrival", "execution", "reply"]).default("arrival");
/** During the execution a lost connection would be the same as one lost at the reply, without the effect. */
const outsideExecution = z.enum(["arrival", "reply"]).default("arrival");

const where = {
  method: z.enum(["GET", "POST", "DELETE"]).optional(),
  path: z.string().startsWith("/v1").optional(),
  times: z.int().min(1).max(100_000).default(1),
};

/** Makes the next API requests fail: with a status, a broken connection, no answer, or a late one. */
export const failNext = operation({
  method: "POST",
  input: z.discriminatedUnion("kind", [
    z.strictObject({
      ...where,
      kind: z.literal("status"),
      status: z.int().min(400).max(599).default(500),
      moment: anyMoment,
    }),
    z.strictObject({ ...where, kind: z.literal("reset"), moment: outsideExecution }),
    z.strictObject({ ...where, kind: z.literal("timeout"), moment: outsideExecution }),
    z.strictObject({
      ...where,
      kind: z.literal("delay"),
      delay_ms: z.int().min(0).max(120_000),
      moment: anyMoment,
    }),
  ]),
  run(world, { method, path, times, moment, ...effect }) {
    world.faults.plan({ method, path, times, moment, effect });
    return { method: method ?? null, path: path ?? null, times, moment, ...effect };
  },
});

/** Forgets every planned API fault. */
export const clearFaults = operation({
  method: "POST",
  input: z.strictObject({}),
  run(world) {
    world.faults.clear();
    return { is_clear: true };
  },
});
