import { z } from "zod";
import type { Account } from "../../account.ts";
import type { Clock } from "../../state/clock.ts";
import { newWebhookEndpoint, type StoredEndpoint } from "./webhook-endpoint.ts";

const fieldsSchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  secret: z.string().regex(/^whsec_\S{16,}$/, "give whsec_ and 16 characters or more"),
});

/**
 * An endpoint for every event with a secret that the caller knows. An endpoint with the same url or the same secret is
 * changed instead, so that a restarted stack on another port does not leave a dead endpoint behind.
 */
export function registerWebhook(
  { account, clock }: { readonly account: Account; readonly clock: Clock },
  given: { readonly url: string; readonly secret: string },
): StoredEndpoint {
  const { url, secret } = fieldsSchema.parse(given);
  const known = account.webhookEndpoints.oldestFirst()
    .find((endpoint) => endpoint.url === url || endpoint.secret === secret);
  return known === undefined
    ? account.webhookEndpoints.insert(
      newWebhookEndpoint({ url, secret, enabled_events: ["*"], created: clock.now() }),
    )
    : account.webhookEndpoints.replace({ ...known, url, secret, status: "enabled" });
}
