import { z } from "zod";

/** A member's role in a tenant, as tenancy.role_in answers it. */
export const tenantRole = z.enum(["owner", "admin", "billing", "member", "viewer"]);

export type TenantRole = z.infer<typeof tenantRole>;

/** Roles that may spend the tenant's money. */
export const BUYER_ROLES: readonly TenantRole[] = ["owner", "admin", "billing"];

/** Roles that may agree to charges of a saved card while nobody is there. */
export const PAYER_ROLES: readonly TenantRole[] = ["owner", "billing"];

/** Roles that may decide over the tenant's members and settings. */
export const ADMIN_ROLES: readonly TenantRole[] = ["owner", "admin"];
