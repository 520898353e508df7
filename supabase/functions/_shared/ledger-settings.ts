import { z } from "zod";
import type { BudgetRequest } from "./credits/budget-request.ts";
import { type Budget, budgetRow } from "./credits/ledger-rows.ts";
import type { EndpointRequest, LowBalanceRequest } from "./credits/notice-endpoint.ts";
import { type LedgerClient, oneRow } from "./ledger-client.ts";

/** The RPCs by which owners and admins decide for their tenant; set_by is who did. */
export function ledgerSettings(supabaseAdmin: LedgerClient) {
  return {
    /** Sets a member's monthly budget, or removes it when the limit is null. */
    setBudget: async (
      { limit_credits, ...budget }: BudgetRequest & { set_by: string },
    ): Promise<Budget> =>
      oneRow(
        budgetRow,
        await supabaseAdmin.rpc("rpc_credit_set_budget", {
          ...budget,
          // Left out it means none, as the types of the Data API know no null for a parameter.
          ...(limit_credits === null ? {} : { limit_credits }),
        }),
      ),

    /** Sets where notices go and answers with their new secret, this once; null removes it. */
    setEndpoint: async ({ url, ...endpoint }: EndpointRequest & { set_by: string }) =>
      oneRow(
        z.object({ outcome: z.string(), secret: z.string().nullable() }),
        await supabaseAdmin.rpc("rpc_credit_set_endpoint", {
          ...endpoint,
          ...(url === null ? {} : { url }),
        }),
      ),

    /** Sets below how many available credits the tenant is warned; null for never. */
    setLowBalance: async (
      { low_balance_credits, ...watch }: LowBalanceRequest & { set_by: string },
    ) =>
      oneRow(
        z.object({ outcome: z.string() }),
        await supabaseAdmin.rpc("rpc_credit_set_low_balance", {
          ...watch,
          ...(low_balance_credits === null ? {} : { low_balance_credits }),
        }),
      ),
  };
}
