import { z } from "zod";
import {
  type Deed,
  type ListOperationsRequest,
  type Operator,
  type OperatorRecord,
  operatorRecord,
  operatorRow,
} from "./credits/operator-log.ts";
import { allRows, type LedgerClient, oneRow } from "./ledger-client.ts";

const recorded = z.object({ record_id: z.number() });
const finished = z.object({ is_new: z.boolean() });

/** The operators' log: what they ask for, what came of it, and reading it again. */
export function ledgerOperatorLog(supabaseAdmin: LedgerClient) {
  return {
    /** Puts on record what an operator is about to do, or was refused; answers with its number. */
    recordOperation: async (
      deed: Deed & { actor: string; refused_with?: string },
    ): Promise<number> =>
      oneRow(recorded, await supabaseAdmin.rpc("rpc_credit_record_operation", deed)).record_id,

    /** Puts on record what came of it; the first word counts. */
    finishOperation: async (
      end: { record_id: number; outcome: "done" | "refused" | "failed"; code?: string },
    ): Promise<void> => {
      oneRow(finished, await supabaseAdmin.rpc("rpc_credit_finish_operation", end));
    },

    /** A page of the log, newest first. */
    listOperations: async (
      { operator, tenant_id, action, ...request }: ListOperationsRequest,
    ): Promise<OperatorRecord[]> => {
      return allRows(
        operatorRecord,
        await supabaseAdmin.rpc("rpc_credit_list_operations", {
          ...request,
          ...(operator === undefined ? {} : { acted_by: operator }),
          ...(tenant_id === undefined ? {} : { about_tenant_id: tenant_id }),
          ...(action === undefined ? {} : { of_action: action }),
        }),
      );
    },

    /** Who the operators are now. */
    listOperators: async (): Promise<Operator[]> => {
      return allRows(operatorRow, await supabaseAdmin.rpc("rpc_credit_list_operators"));
    },
  };
}
