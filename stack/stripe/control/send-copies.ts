import { ControlError } from "./operation.ts";
import type { StoredEvent } from "../resources/events/event.ts";
import type { World } from "../world.ts";
import { type Delivery, newDelivery } from "../webhooks/delivery.ts";

/** What to send by hand. */
export interface Copies {
  readonly event: StoredEvent;
  readonly times: number;
  /** One endpoint; every enabled one without it. */
  readonly endpoint?: string | undefined;
  readonly signed_at?: number | undefined;
  readonly concurrently?: boolean;
}

function endpointsOf(world: World, id: string | undefined): readonly { readonly id: string }[] {
  const endpoints = world.account.webhookEndpoints.oldestFirst().filter((endpoint) =>
    id === undefined ? endpoint.status === "enabled" : endpoint.id === id
  );
  if (endpoints.length === 0) {
    throw new ControlError(
      404,
      id === undefined ? "No endpoint is registered" : `There is no endpoint ${id}`,
    );
  }
  return endpoints;
}

/** Sends an event by hand: each copy is a delivery of its own with a single attempt, past every rule. */
export async function sendCopies(world: World, copies: Copies): Promise<Delivery[]> {
  const { event, times, signed_at, concurrently = true } = copies;
  const endpoints = endpointsOf(world, copies.endpoint);
  const deliveries = Array.from({ length: times }, () => endpoints).flat().map(({ id }) =>
    world.deliveries.insert(newDelivery({
      event: event.id,
      type: event.type,
      endpoint: id,
      status: "pending",
      max_attempts: 1,
    }))
  );
  const send = (delivery: Delivery) => world.deliverer.attempt(delivery, signed_at);
  if (concurrently) return await Promise.all(deliveries.map(send));
  const sent: Delivery[] = [];
  for (const delivery of deliveries) sent.push(await send(delivery));
  return sent;
}
