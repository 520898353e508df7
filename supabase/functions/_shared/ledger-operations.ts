import type { ListEventsRequest, ListTenantsRequest } from "./credits/operations-request.ts";
import { type StripeEventRow, stripeEventRow } from "./credits/operations-rows.ts";
import {
  tenantAuditRecord,
  tenantEntry,
  type TenantOverview,
  tenantOverview,
  tenantPurchase,
} from "./credits/tenant-overview-rows.ts";
import { allRows, type LedgerClient } from "./ledger-client.ts";

/** How much of a tenant's history an operator is shown at once. */
const LATEST = 20;

/** What operators look at, over all tenants. */
export function ledgerOperations(supabaseAdmin: LedgerClient) {
  return {
    /** A page of all tenants by name, with what they own at this moment. */
    listTenants: async ({ after, ...request }: ListTenantsRequest): Promise<TenantOverview[]> =>
      allRows(
        tenantOverview,
        await supabaseAdmin.rpc("rpc_credit_list_tenants", { ...request, ...after }),
      ),

    /** The latest movements, purchases and audit records of one tenant. */
    readTenantHistory: async (tenantId: string) => {
      const [entries, purchases, audit] = await Promise.all([
        supabaseAdmin.from("credit_entries").select().eq("tenant_id", tenantId)
          .order("entry_id", { ascending: false }).limit(LATEST),
        supabaseAdmin.from("credit_purchases").select().eq("tenant_id", tenantId)
          .order("created_at", { ascending: false }).limit(LATEST),
        supabaseAdmin.from("credit_audit").select().eq("tenant_id", tenantId)
          .order("record_id", { ascending: false }).limit(LATEST),
      ]);
      return {
        entries: allRows(tenantEntry, entries),
        purchases: allRows(tenantPurchase, purchases),
        audit: allRows(tenantAuditRecord, audit),
      };
    },

    /** A page of the log of Stripe's events, newest first. */
    listEvents: async (request: ListEventsRequest): Promise<StripeEventRow[]> =>
      allRows(stripeEventRow, await supabaseAdmin.rpc("rpc_credit_list_events", request)),
  };
}
