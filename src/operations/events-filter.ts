import { z } from "zod";
import { HANDLED_EVENTS } from "../../supabase/functions/_shared/credits/interpret-stripe-event.ts";

/** What the events can be narrowed to, the troubles first. */
export const eventsFilterStatus = z.enum(["failed", "quarantined", "processed", "ignored"]);

const filter = z.object({
  status: eventsFilterStatus.nullable().catch(null),
  type: z.string().refine((type) => HANDLED_EVENTS.includes(type)).nullable().catch(null),
});

/** Which events are looked at; null narrows nothing. */
export type EventsFilter = z.infer<typeof filter>;

/** Reads the filter from an address; what is not understood there does not narrow. */
export function readEventsFilter(search: URLSearchParams): EventsFilter {
  return filter.parse(Object.fromEntries(search));
}

/** The filter as the function takes it, and as the address keeps it. */
export function writeEventsFilter({ status, type }: EventsFilter) {
  return {
    ...(status === null ? {} : { status }),
    ...(type === null ? {} : { type }),
  };
}
