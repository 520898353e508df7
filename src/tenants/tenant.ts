import { z } from "zod";

const role = z.enum(["owner", "admin", "billing", "member", "viewer"]);

/** What a person is in a tenant. */
export type Role = z.infer<typeof role>;

/** A row of `my_tenants`. */
export const tenant = z.object({
  tenant_id: z.string().min(1),
  name: z.string(),
  role,
}).transform((row) => ({ tenantId: row.tenant_id, name: row.name, role: row.role }));

/** A tenant that the person belongs to. */
export type Tenant = z.infer<typeof tenant>;

/** Answers whether a role may buy. It only decides what to show: the server decides for itself. */
export function mayBuy(role: Role): boolean {
  switch (role) {
    case "owner":
    case "admin":
    case "billing":
      return true;
    case "member":
    case "viewer":
      return false;
    default:
      return role satisfies never;
  }
}

/** The tenant to show: the wanted one while it is theirs, else the first. */
export function pickTenant(
  tenants: readonly Tenant[],
  wantedTenantId: string | null,
): Tenant | undefined {
  return tenants.find((candidate) => candidate.tenantId === wantedTenantId) ?? tenants[0];
}
