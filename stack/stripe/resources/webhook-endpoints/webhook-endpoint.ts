import type Stripe from "stripe";
import { API_VERSION } from "../../api/api-version.ts";
import { newId, randomToken } from "../../state/new-id.ts";

/** An endpoint as it is stored: with the secret that the API shows only once. */
export type StoredEndpoint = Stripe.WebhookEndpoint & { readonly secret: string };

/** A new endpoint; without a given secret it gets a random one. */
export function newWebhookEndpoint(fields: {
  readonly url: string;
  readonly enabled_events: string[];
  readonly created: number;
  readonly secret?: string;
  readonly api_version?: string | null;
  readonly description?: string | null;
  readonly metadata?: Stripe.Metadata;
}): StoredEndpoint {
  return {
    id: newId("webhook_endpoint"),
    object: "webhook_endpoint",
    api_version: fields.api_version ?? API_VERSION,
    application: null,
    created: fields.created,
    description: fields.description ?? null,
    enabled_events: fields.enabled_events,
    livemode: false,
    metadata: fields.metadata ?? {},
    secret: fields.secret ?? `whsec_${randomToken(32)}`,
    status: "enabled",
    url: fields.url,
  };
}

/** Whether the endpoint wants events of this type now. */
export function wants(endpoint: StoredEndpoint, type: string): boolean {
  return endpoint.status === "enabled" &&
    endpoint.enabled_events.some((enabled) => enabled === "*" || enabled === type);
}
