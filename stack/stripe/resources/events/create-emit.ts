import { API_VERSION } from "../../api/api-version.ts";
import type { Account } from "../../account.ts";
import type { Clock } from "../../state/clock.ts";
import { newId } from "../../state/new-id.ts";
import { wants } from "../webhook-endpoints/webhook-endpoint.ts";
import type { Cause, Emit, StoredEvent } from "./event.ts";
import type { EventLosses } from "./event-losses.ts";

/** What recording an event needs. */
export interface EventParts {
  readonly account: Account;
  readonly clock: Clock;
  readonly losses: EventLosses;
  readonly dispatch: (event: StoredEvent) => void;
}

type EventFields = Pick<StoredEvent, "type" | "data"> & Partial<StoredEvent>;

function newEvent({ account, clock }: EventParts, fields: EventFields): StoredEvent {
  const interested = account.webhookEndpoints.oldestFirst()
    .filter((endpoint) => wants(endpoint, fields.type));
  return {
    id: newId("event"),
    object: "event",
    api_version: API_VERSION,
    created: clock.now(),
    livemode: false,
    pending_webhooks: interested.length,
    request: null,
    ...fields,
  };
}

/** Records an event of any type and content and starts its deliveries. */
export function recordEvent(parts: EventParts, fields: EventFields): StoredEvent {
  const event = parts.account.events.insert(newEvent(parts, fields));
  parts.dispatch(event);
  return event;
}

/**
 * The `emit` of operations that have this cause. An event that is lost is returned like any other, but nobody will ever
 * find or receive it.
 */
export function createEmit(parts: EventParts, cause: Cause): Emit {
  return (type, object, previous_attributes) => {
    const fields = {
      type,
      data: { object, ...(previous_attributes === undefined ? {} : { previous_attributes }) },
      request: { id: cause.request_id, idempotency_key: cause.idempotency_key },
    };
    return parts.losses.takes(type) ? newEvent(parts, fields) : recordEvent(parts, fields);
  };
}
