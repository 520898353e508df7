import { z } from "zod";

/** Names and address literals that lead into somebody's own network, or to nobody's. */
const PRIVATE_HOSTS = [
  /^localhost$|\.(localhost|local|internal|lan|home\.arpa)$/,
  /^(0|10|127)\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\.|^192\.168\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^192\.0\.[02]\.|^198\.(1[89]|51\.100)\.|^203\.0\.113\.|^(22[4-9]|2[3-5]\d)\./,
  // Every address literal of version 6: nobody's public endpoint is named so.
  /^\[/,
];

/**
 * Whether notices may be sent there: https, a public name, no credentials. A name that resolves to a
 * private address is not noticed here; the dispatcher speaks https alone, follows no redirect and
 * shows no answer, so all there is to learn is whether something answered, and with which status.
 */
export function isPublicEndpoint(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password, hash } = new URL(address);
  // A dot at the end names the same host.
  const host = hostname.replace(/\.+$/, "");
  return protocol === "https:" && username === "" && password === "" && hash === "" &&
    host.includes(".") && !PRIVATE_HOSTS.some((pattern) => pattern.test(host));
}

/** What an owner or admin decides: where notices go, or null for nowhere. */
export const endpointRequest = z.strictObject({
  tenant_id: z.uuid(),
  url: z.url().max(2048).nullable(),
});

/** What an owner or admin asks for: one notice now, to see whether it arrives. */
export const endpointTestRequest = z.strictObject({ tenant_id: z.uuid() });

/** What an owner or admin decides: below how many available credits to warn, or null for never. */
export const lowBalanceRequest = z.strictObject({
  tenant_id: z.uuid(),
  low_balance_credits: z.number().nullable(),
  credit_type: z.string().exactOptional(),
});

export type EndpointRequest = z.infer<typeof endpointRequest>;
export type LowBalanceRequest = z.infer<typeof lowBalanceRequest>;
