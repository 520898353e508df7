import { z } from "zod";
import { deliveryViews } from "../webhooks/delivery-view.ts";
import { sendCopies } from "./send-copies.ts";
import { findEvent } from "./find-event.ts";
import { operation } from "./operation.ts";

const target = {
  event: z.string(),
  /** The id of one endpoint; all enabled ones without it. */
  endpoint: z.string().optional(),
  /** Real Unix seconds for the signature; now without it. */
  signed_at: z.coerce.number().int().optional(),
};

/** Sends an event again, once and past every rule, also to endpoints that do not list its type. */
export const redeliver = operation({
  method: "POST",
  input: z.strictObject(target),
  run: async (world, { event, ...copy }) => ({
    deliveries: await sendCopies(world, { event: findEvent(world, event), times: 1, ...copy }),
  }),
});

/** Sends an event several times, all at once or one after the other. */
export const duplicate = operation({
  method: "POST",
  input: z.strictObject({
    ...target,
    times: z.int().min(1).max(1000).default(2),
    concurrently: z.boolean().default(true),
  }),
  run: async (world, { event, ...copy }) => ({
    deliveries: await sendCopies(world, { event: findEvent(world, event), ...copy }),
  }),
});

/** What has been sent, newest first, with every attempt. */
export const deliveries = operation({
  method: "GET",
  input: z.strictObject({
    event: z.string().optional(),
    type: z.string().optional(),
    status: z.enum(["held", "pending", "succeeded", "failed", "dropped"]).optional(),
    limit: z.coerce.number().int().min(1).max(10_000).default(100),
  }),
  run: (world, { limit, ...filter }) => ({
    deliveries: deliveryViews(world, filter).slice(0, limit),
  }),
});

/** Waits until nothing is on its way any more; `is_settled` false means that the time was up first. */
export const settled = operation({
  method: "POST",
  input: z.strictObject({ timeout_ms: z.int().min(0).max(60_000).default(5000) }),
  run: async (world, { timeout_ms }) => ({
    is_settled: await world.deliverer.until(() => world.deliverer.isIdle(), timeout_ms),
  }),
});
