import { CreditError } from "../_shared/credits/credit-error.ts";
import {
  adjustTenantRequest,
  listTenantsRequest,
  showTenantRequest,
} from "../_shared/credits/operations-request.ts";
import { placeAfter } from "../_shared/credits/tenant-place.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { OperatorDoor } from "./operator-door.ts";

export type TenantPorts = {
  ledger: Pick<Ledger, "listTenants" | "readTenantHistory" | "adjust">;
};

/** All tenants, one tenant, and the correction of a balance, which is the ledger's own adjust. */
export function addTenantRoutes({ read, write }: OperatorDoor, { ledger }: TenantPorts): void {
  read("/tenants", listTenantsRequest, async (request) => {
    const tenants = await ledger.listTenants(request);
    const isFull = tenants.length === request.page_size;
    const last = isFull ? tenants.at(-1) : undefined;
    return { tenants, next: last === undefined ? null : placeAfter(last) };
  });

  read("/tenants/show", showTenantRequest, async ({ tenant_id }) => {
    const [tenant] = await ledger.listTenants({
      ...{ search: tenant_id, sort: "name", page_size: 1 },
    });
    if (tenant?.tenant_id !== tenant_id) {
      throw new CreditError("unknown_tenant", "Cannot find the tenant", {
        hint: "Search for it by its name",
      });
    }
    return { tenant, ...await ledger.readTenantHistory(tenant_id) };
  });

  write(
    "/tenants/adjust",
    adjustTenantRequest,
    {
      action: "adjust_balance",
      about: ({ tenant_id, amount, reason }) => ({
        ...{ tenant_id, reason, details: { amount_credits: amount } },
      }),
    },
    (request, { actor }) => ledger.adjust({ ...request, actor }),
  );
}
