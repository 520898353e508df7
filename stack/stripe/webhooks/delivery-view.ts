import type { World } from "../world.ts";
import type { Delivery } from "./delivery.ts";

/** A delivery as people look at it: with the url it goes to. */
export interface DeliveryView extends Delivery {
  /** Null when the endpoint has been deleted. */
  readonly url: string | null;
}

/** Deliveries that match every given field, newest first. */
export function deliveryViews(
  world: Pick<World, "account" | "deliveries">,
  filter: {
    readonly event?: string | undefined;
    readonly type?: string | undefined;
    readonly status?: Delivery["status"] | undefined;
  } = {},
): DeliveryView[] {
  const { deliveries } = world;
  const candidates = filter.event === undefined
    ? deliveries.newestFirst()
    : deliveries.inGroup(filter.event).reverse();
  return candidates
    .filter((delivery) =>
      (filter.type === undefined || delivery.type === filter.type) &&
      (filter.status === undefined || delivery.status === filter.status)
    )
    .map((delivery) => ({
      ...delivery,
      url: world.account.webhookEndpoints.find(delivery.endpoint)?.url ?? null,
    }));
}
