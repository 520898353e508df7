import type { World } from "../../world.ts";
import { deliveryViews } from "../../webhooks/delivery-view.ts";
import { actions } from "./actions.ts";
import { MAX_ROWS, shortId, table } from "./table.ts";

/** What was sent where, and what it was answered; held deliveries can be let go one by one. */
export function deliveryTable(world: World) {
  return table({
    section: "deliveries",
    caption: "Deliveries",
    heads: ["Event", "Status", "Attempts", "Last answer", "To", "What happens"],
    rows: deliveryViews(world).slice(0, MAX_ROWS).map((delivery) => {
      const last = delivery.attempts.at(-1);
      return [
        delivery.type,
        delivery.status,
        delivery.attempts.length,
        last === undefined ? "" : String(last.status ?? last.error),
        delivery.url ?? "an endpoint that is gone",
        delivery.status === "held"
          ? actions("deliveries", [
            { label: "Let go", operation: "release", input: { events: [delivery.event] } },
          ])
          : shortId(delivery.event),
      ];
    }),
  });
}
