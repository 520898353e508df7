/** The names of the feature's cached answers; everything of a tenant shares the tenant's prefix. */
export const creditsKeys = {
  tenant: (tenantId: string) => ["credits", "tenant", tenantId] as const,
  balance: (tenantId: string) => ["credits", "tenant", tenantId, "balance"] as const,
  history: (tenantId: string) => ["credits", "tenant", tenantId, "history"] as const,
  members: (tenantId: string) => ["credits", "tenant", tenantId, "members"] as const,
  movements: (tenantId: string, filter: object) =>
    ["credits", "tenant", tenantId, "movements", filter] as const,
  movement: (tenantId: string, entryId: number) =>
    ["credits", "tenant", tenantId, "movement", entryId] as const,
  waitingPayment: (tenantId: string) => ["credits", "tenant", tenantId, "waiting-payment"] as const,
  payingGrants: (tenantId: string, entryId: number) =>
    ["credits", "tenant", tenantId, "paying-grants", entryId] as const,
  grantSpending: (tenantId: string, grantId: string) =>
    ["credits", "tenant", tenantId, "grant-spending", grantId] as const,
  purchases: (tenantId: string) => ["credits", "tenant", tenantId, "purchases"] as const,
  purchaseSteps: (tenantId: string, purchaseId: string) =>
    ["credits", "tenant", tenantId, "purchase-steps", purchaseId] as const,
  /** Beside the tenant's other answers: asking them all again must not ask this. */
  live: (tenantId: string) => ["credits", "live", tenantId] as const,
  preflight: (tenantId: string, action: string, quantity: number) =>
    ["credits", "tenant", tenantId, "preflight", action, quantity] as const,
  settings: (tenantId: string, part: string) =>
    ["credits", "tenant", tenantId, "settings", part] as const,
  packages: ["credits", "packages"] as const,
  actions: ["credits", "actions"] as const,
  purchaseWatch: (purchaseId: string | null) => ["credits", "purchase-watch", purchaseId] as const,
};
