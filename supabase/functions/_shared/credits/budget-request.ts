import { z } from "zod";
import { code } from "./spend-request.ts";

/**
 * What an owner or admin decides: how much a member may spend in a month, of one action or, without
 * one, of all together. null removes the budget; leaving the limit out does not, it is refused.
 */
export const budgetRequest = z.strictObject({
  tenant_id: z.uuid(),
  user_id: z.uuid(),
  limit_credits: z.number().nullable(),
  action: code.exactOptional(),
  credit_type: code.exactOptional(),
});

export type BudgetRequest = z.infer<typeof budgetRequest>;
