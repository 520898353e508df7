import { API_VERSION } from "../api/api-version.ts";
import type { Account } from "../account.ts";
import type { StoredEvent } from "../resources/events/event.ts";
import { VERSION_CHANGES } from "./version-changes.ts";

/**
 * The event as an endpoint of this version receives it: every later change of its object undone. An event that was
 * injected is sent as it is.
 */
export function renderEvent(event: StoredEvent, version: string, account: Account): StoredEvent {
  if (event.api_version !== API_VERSION || version === API_VERSION) return event;
  const kind = "object" in event.data.object ? event.data.object.object : undefined;
  const object = VERSION_CHANGES
    .filter((change) => change.kind === kind && change.since > version.slice(0, 10))
    .reduce<Record<string, unknown>>(
      (rendered, change) => ({ ...change.undo(rendered, account) }),
      { ...event.data.object },
    );
  return { ...event, api_version: version, data: { ...event.data, object } };
}
