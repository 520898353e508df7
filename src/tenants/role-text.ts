import type { PlainMessageKey } from "../i18n/translate.ts";
import type { TenantRole } from "../../supabase/functions/_shared/credits/tenant-role.ts";

/** What each role is called. */
export const ROLE_TEXT = {
  owner: "tenants.role.owner",
  admin: "tenants.role.admin",
  billing: "tenants.role.billing",
  member: "tenants.role.member",
  viewer: "tenants.role.viewer",
} as const satisfies Record<TenantRole, PlainMessageKey>;
