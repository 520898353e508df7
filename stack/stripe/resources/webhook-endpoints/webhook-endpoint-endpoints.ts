import { z } from "zod";
import { type Endpoint, endpoint } from "../../api/endpoint.ts";
import { findObject } from "../../api/find-object.ts";
import { given } from "../../api/given.ts";
import { mergeMetadata, metadata } from "../../api/metadata.ts";
import { page, pageParameters } from "../../api/page.ts";
import { flag, text, unsettable, webAddress } from "../../api/parameters.ts";
import { newWebhookEndpoint, type StoredEndpoint } from "./webhook-endpoint.ts";

const enabledEvents = z.array(text(255)).min(1);

/** Stripe shows a secret once, in the answer to the creation. */
function withoutSecret({ secret: _, ...endpoint }: StoredEndpoint) {
  return endpoint;
}

const create = endpoint({
  method: "POST",
  path: "/webhook_endpoints",
  parameters: z.strictObject({
    enabled_events: enabledEvents,
    url: webAddress(),
    api_version: text(50).optional(),
    description: unsettable().optional(),
    metadata: metadata().optional(),
  }),
  run({ enabled_events, url, api_version, description, metadata }, { context }) {
    return context.account.webhookEndpoints.insert(newWebhookEndpoint({
      url,
      enabled_events,
      created: context.clock.now(),
      api_version: api_version ?? null,
      description: description ?? null,
      metadata: mergeMetadata({}, metadata),
    }));
  },
});

const retrieve = endpoint({
  method: "GET",
  path: "/webhook_endpoints/:id",
  parameters: z.strictObject({}),
  run: (_, { context: { account }, id }) => withoutSecret(findObject(account.webhookEndpoints, id)),
});

const update = endpoint({
  method: "POST",
  path: "/webhook_endpoints/:id",
  parameters: z.strictObject({
    description: unsettable().optional(),
    disabled: flag().optional(),
    enabled_events: enabledEvents.optional(),
    metadata: metadata().optional(),
    url: webAddress().optional(),
  }),
  run({ disabled, metadata, ...fields }, { context: { account }, id }) {
    const before = findObject(account.webhookEndpoints, id);
    const status = disabled === undefined ? before.status : disabled ? "disabled" : "enabled";
    return withoutSecret(account.webhookEndpoints.replace({
      ...before,
      ...given(fields),
      metadata: mergeMetadata(before.metadata, metadata),
      status,
    }));
  },
});

const remove = endpoint({
  method: "DELETE",
  path: "/webhook_endpoints/:id",
  parameters: z.strictObject({}),
  run(_, { context: { account }, id }) {
    account.webhookEndpoints.remove(findObject(account.webhookEndpoints, id).id);
    return { id, object: "webhook_endpoint", deleted: true };
  },
});

const list = endpoint({
  method: "GET",
  path: "/webhook_endpoints",
  parameters: z.strictObject(pageParameters),
  run(cursor, { context: { account }, path }) {
    const cut = page(account.webhookEndpoints.newestFirst(), cursor, path);
    return { ...cut, data: cut.data.map(withoutSecret) };
  },
});

export const webhookEndpointEndpoints: readonly Endpoint[] = [
  create,
  retrieve,
  update,
  remove,
  list,
];
