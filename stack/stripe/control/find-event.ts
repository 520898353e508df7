import type { StoredEvent } from "../resources/events/event.ts";
import type { World } from "../world.ts";
import { ControlError } from "./operation.ts";

/** The event with this id; throws a ControlError that says so. */
export function findEvent(world: World, id: string): StoredEvent {
  const event = world.account.events.find(id);
  if (event === undefined) throw new ControlError(404, `There is no event ${id}`);
  return event;
}
