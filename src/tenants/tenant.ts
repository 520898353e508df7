import { z } from "zod";
import {
  ADMIN_ROLES,
  BUYER_ROLES,
  PAYER_ROLES,
  type TenantRole,
  tenantRole,
} from "../../supabase/functions/_shared/credits/tenant-role.ts";

/** A row of `my_tenants`. */
export const tenant = z.object({
  tenant_id: z.string().min(1),
  name: z.string(),
  role: tenantRole,
}).transform((row) => ({ tenantId: row.tenant_id, name: row.name, role: row.role }));

/** A tenant that the person belongs to. */
export type Tenant = z.infer<typeof tenant>;

/** Answers whether a role may buy. It only decides what to show: the server decides for itself. */
export function mayBuy(role: TenantRole): boolean {
  return BUYER_ROLES.includes(role);
}

/** Answers whether a role may see and decide the tenant's settings; it only decides what to show. */
export function mayAdminister(role: TenantRole): boolean {
  return ADMIN_ROLES.includes(role);
}

/** Answers whether a role may have a saved card charged; it only decides what to show. */
export function mayAgreeToCharges(role: TenantRole): boolean {
  return PAYER_ROLES.includes(role);
}

/** The tenant to show: the wanted one while it is theirs, else the first. */
export function pickTenant(
  tenants: readonly Tenant[],
  wantedTenantId: string | null,
): Tenant | undefined {
  return tenants.find((candidate) => candidate.tenantId === wantedTenantId) ?? tenants[0];
}
