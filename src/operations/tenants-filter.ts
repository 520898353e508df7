import { z } from "zod";
import {
  tenantOrder,
  tenantStanding,
} from "../../supabase/functions/_shared/credits/operations-request.ts";

const filter = z.object({
  search: z.string().trim().min(1).max(200).nullable().catch(null),
  standing: tenantStanding.nullable().catch(null),
  sort: tenantOrder.exclude(["name"]).nullable().catch(null),
});

/** Which tenants are looked at and in which order; null is any of them, by name. */
export type TenantsFilter = z.infer<typeof filter>;

/** Reads the filter from an address; what is not understood there does not narrow. */
export function readTenantsFilter(search: URLSearchParams): TenantsFilter {
  return filter.parse(Object.fromEntries(search));
}

/** The filter as the function takes it, and as the address keeps it. */
export function writeTenantsFilter({ search, standing, sort }: TenantsFilter) {
  return {
    ...(search === null ? {} : { search }),
    ...(standing === null ? {} : { standing }),
    ...(sort === null ? {} : { sort }),
  };
}
