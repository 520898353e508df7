import type { Collection } from "../state/collection.ts";
import type { Delivery } from "./delivery.ts";

/** How many endpoints were to get the event and have not answered 2xx to any delivery of it. */
export function pendingWebhooks(deliveries: Collection<Delivery>, event: string): number {
  const answered = new Map<string, boolean>();
  for (const delivery of deliveries.inGroup(event)) {
    const before = answered.get(delivery.endpoint) ?? false;
    answered.set(delivery.endpoint, before || delivery.status === "succeeded");
  }
  return [...answered.values()].filter((isAnswered) => !isAnswered).length;
}
