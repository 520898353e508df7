import { API_VERSION } from "../../api/api-version.ts";
import type { Account } from "../../account.ts";
import type { Clock } from "../../state/clock.ts";
import { newId } from "../../state/new-id.ts";
import { wants } from "../webhook-endpoints/webhook-endpoint.ts";
import type { Cause, Emit, StoredEvent } from "./event.ts";

/** What recording an event needs. */
export interface EventParts {
  readonly account: Account;
  readonly clock: Clock;
  readonly dispatch: (event: StoredEvent) => void;
}

/** Records an event of any type and content and starts its deliveries. */
export function recordEvent(
  parts: EventParts,
  fields: Pick<StoredEvent, "type" | "data"> & Partial<StoredEvent>,
): StoredEvent {
  const { account, clock, dispatch } = parts;
  const interested = account.webhookEndpoints.oldestFirst()
    .filter((endpoint) => wants(endpoint, fields.type));
  const event = account.events.insert({
    id: newId("event"),
    object: "event",
    api_version: API_VERSION,
    created: clock.now(),
    livemode: false,
    pending_webhooks: interested.length,
    request: null,
    ...fields,
  });
  dispatch(event);
  return event;
}

/** The `emit` of operations that have this cause. */
export function createEmit(parts: EventParts, cause: Cause): Emit {
  return (type, object, previous_attributes) =>
    recordEvent(parts, {
      type,
      data: { object, ...(previous_attributes === undefined ? {} : { previous_attributes }) },
      request: { id: cause.request_id, idempotency_key: cause.idempotency_key },
    });
}
