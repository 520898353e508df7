import type { World } from "../../world.ts";
import { deliveryViews } from "../../webhooks/delivery-view.ts";
import { actions } from "./actions.ts";
import { MAX_ROWS, shortId, table, time } from "./table.ts";

/** The events, with their last delivery; each can be sent again. */
export function eventTable(world: World) {
  return table({
    section: "events",
    caption: "Events",
    heads: ["Created", "Type", "Last delivery", "Id", "What happens"],
    rows: world.account.events.newestFirst().slice(0, MAX_ROWS).map((event) => {
      const [last] = deliveryViews(world, { event: event.id });
      const attempt = last?.attempts.at(-1);
      const outcome = attempt === undefined ? "" : ` (${attempt.status ?? attempt.error})`;
      return [
        time(event.created),
        event.type,
        last === undefined ? "no endpoint" : last.status + outcome,
        shortId(event.id),
        actions("events", [
          { label: "Redeliver", operation: "redeliver", input: { event: event.id } },
          { label: "Send 3 times", operation: "duplicate", input: { event: event.id, times: 3 } },
        ]),
      ];
    }),
  });
}
