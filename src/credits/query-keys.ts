/** The names of the feature's cached answers; everything of a tenant shares the tenant's prefix. */
export const creditsKeys = {
  tenant: (tenantId: string) => ["credits", "tenant", tenantId] as const,
  balance: (tenantId: string) => ["credits", "tenant", tenantId, "balance"] as const,
  history: (tenantId: string) => ["credits", "tenant", tenantId, "history"] as const,
  packages: ["credits", "packages"] as const,
  actions: ["credits", "actions"] as const,
  purchaseWatch: (purchaseId: string | null) => ["credits", "purchase-watch", purchaseId] as const,
};
