import { creditsKeys } from "../credits/query-keys.ts";

/** The names of the page's cached answers; a change of the tenant's credits refreshes them all. */
export const overviewKeys = {
  usage: (tenantId: string) => [...creditsKeys.tenant(tenantId), "overview", "usage"] as const,
  grants: (tenantId: string) => [...creditsKeys.tenant(tenantId), "overview", "grants"] as const,
  latest: (tenantId: string) => [...creditsKeys.tenant(tenantId), "overview", "latest"] as const,
};
