import { z } from "zod";
import type { StoredEvent } from "../resources/events/event.ts";
import { type Delivery, newDelivery } from "../webhooks/delivery.ts";
import type { World } from "../world.ts";
import { ControlError, operation } from "./operation.ts";

function eventOf(world: World, id: string): StoredEvent {
  const event = world.account.events.find(id);
  if (event === undefined) throw new ControlError(404, `There is no event ${id}`);
  return event;
}

/** New deliveries of the event with a single attempt each, to one endpoint or to every enabled one. */
function copies(world: World, event: StoredEvent, endpoint: string | undefined): Delivery[] {
  const endpoints = world.account.webhookEndpoints.oldestFirst().filter((candidate) =>
    endpoint === undefined ? candidate.status === "enabled" : candidate.id === endpoint
  );
  if (endpoints.length === 0) {
    throw new ControlError(404, `There is no endpoint ${endpoint ?? "at all: register one"}`);
  }
  return endpoints.map(({ id }) =>
    world.deliveries.insert(newDelivery({
      event: event.id,
      type: event.type,
      endpoint: id,
      status: "pending",
      max_attempts: 1,
    }))
  );
}

const target = {
  event: z.string(),
  /** The id of one endpoint; all enabled ones without it. */
  endpoint: z.string().optional(),
  /** Real Unix seconds for the signature; now without it. */
  signed_at: z.int().optional(),
};

/** Sends an event again, once and past every rule, also to endpoints that do not list its type. */
export const redeliver = operation({
  method: "POST",
  input: z.strictObject(target),
  async run(world, { event, endpoint, signed_at }) {
    const deliveries = copies(world, eventOf(world, event), endpoint);
    return {
      deliveries: await Promise.all(
        deliveries.map((delivery) => world.deliverer.attempt(delivery, signed_at)),
      ),
    };
  },
});

/** Waits until nothing is on its way any more; `is_settled` false means that the time was up first. */
export const settled = operation({
  method: "POST",
  input: z.strictObject({ timeout_ms: z.int().min(0).max(60_000).default(5000) }),
  run: async (world, { timeout_ms }) => ({
    is_settled: await world.deliverer.until(() => world.deliverer.isIdle(), timeout_ms),
  }),
});
