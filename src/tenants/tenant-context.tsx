import { createContext, use } from "react";
import type { Tenant } from "./tenant.ts";

const TenantContext = createContext<Tenant | null>(null);

/** Says to everything inside whose credits these are. */
export const TenantProvider = TenantContext.Provider;

/** The tenant that the page is about, with the reader's role in it; throws outside a tenant's page. */
export function useTenant(): Tenant {
  const tenant = use(TenantContext);
  if (tenant === null) throw new Error("Cannot show a tenant's page outside TenantProvider");
  return tenant;
}
