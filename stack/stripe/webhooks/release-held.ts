import type { World } from "../world.ts";
import type { Delivery } from "./delivery.ts";
import { shuffled } from "./shuffled.ts";

/** Which held deliveries to send, and in what order. */
export type Release =
  | { readonly events: readonly string[] }
  | { readonly order: "random"; readonly seed: number }
  | { readonly order: "oldest_first" | "newest_first" };

function inOrder(held: readonly Delivery[], release: Release): readonly Delivery[] {
  if ("events" in release) {
    return release.events.flatMap((event) => held.filter((delivery) => delivery.event === event));
  }
  switch (release.order) {
    case "oldest_first":
      return held;
    case "newest_first":
      return held.toReversed();
    case "random":
      return shuffled(held, release.seed);
  }
}

/** Sends held deliveries one after the other; one that fails goes on to its retries like any other. */
export async function releaseHeld(world: World, release: Release): Promise<Delivery[]> {
  const held = world.deliveries.oldestFirst().filter(({ status }) => status === "held");
  const ordered = inOrder(held, release);
  for (const delivery of ordered) world.deliveries.replace({ ...delivery, status: "pending" });
  const sent: Delivery[] = [];
  for (const { id } of ordered) {
    const delivery = world.deliveries.find(id);
    if (delivery !== undefined) sent.push(await world.deliverer.attempt(delivery));
  }
  return sent;
}
