import type { BudgetRequest } from "./credits/budget-request.ts";
import { type Budget, budgetRow } from "./credits/ledger-rows.ts";
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
  };
}
