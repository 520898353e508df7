import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { findObject } from "../../api/find-object.ts";
import { createdFilter, isWithin, page, pageParameters } from "../../api/page.ts";
import { flag, text } from "../../api/parameters.ts";
import { invalidRequest } from "../../api/stripe-api-error.ts";
import type { Context } from "../../context.ts";
import type { StoredEvent } from "./event.ts";

const MAX_TYPES = 20;

/** The event as it stands now: `pending_webhooks` counts the endpoints that have not answered 2xx yet. */
function current(event: StoredEvent, { pendingWebhooks }: Context): StoredEvent {
  return { ...event, pending_webhooks: pendingWebhooks(event.id) };
}

/** `checkout.session.*` means every type that begins with `checkout.session.`. */
function fits(pattern: string, type: string): boolean {
  return pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}

const retrieve = endpoint({
  method: "GET",
  path: "/events/:id",
  parameters: z.strictObject({}),
  run: (_, { context, id }) => current(findObject(context.account.events, id), context),
});

const list = endpoint({
  method: "GET",
  path: "/events",
  parameters: z.strictObject({
    ...pageParameters,
    created: createdFilter.optional(),
    delivery_success: flag().optional(),
    type: text(255).optional(),
    types: z.array(text(255)).max(MAX_TYPES).optional(),
  }),
  run({ created, delivery_success, type, types, ...cursor }, { context, path }) {
    if (type !== undefined && types !== undefined) {
      throw invalidRequest("You may only specify one of these parameters: type, types.", {
        param: "type",
      });
    }
    const patterns = type === undefined ? types : [type];
    const events = context.account.events.newestFirst().filter((event) =>
      isWithin(event.created, created) &&
      (patterns === undefined || patterns.some((pattern) => fits(pattern, event.type))) &&
      (delivery_success === undefined ||
        (context.pendingWebhooks(event.id) === 0) === delivery_success)
    );
    const cut = page(events, cursor, path);
    return { ...cut, data: cut.data.map((event) => current(event, context)) };
  },
});

export const eventEndpoints: readonly Endpoint[] = [retrieve, list];
