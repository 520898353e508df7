import { z } from "zod";
import type { BudgetRequest } from "../../supabase/functions/_shared/credits/budget-request.ts";
import type { AutoTopupRequest } from "../../supabase/functions/_shared/credits/auto-topup-request.ts";
import type {
  EndpointRequest,
  LowBalanceRequest,
} from "../../supabase/functions/_shared/credits/notice-endpoint.ts";
import { callFunction, type FunctionsPort } from "../credits/call-function.ts";

const done = z.object({ outcome: z.string() });
const endpointSet = z.object({ outcome: z.string(), secret: z.string().nullable() });
const endpointTested = z.object({ delivered: z.boolean(), problem: z.string().nullable() });

/** The changes that the function `credit-settings` makes; each rejects with a FunctionFailure. */
export function createSettingsApi(functions: FunctionsPort) {
  function post<Answer extends z.ZodType>(
    route: string,
    body: Record<string, unknown>,
    answer: Answer,
  ): Promise<z.output<Answer>> {
    return callFunction(functions, `credit-settings/${route}`, body, answer);
  }

  return {
    setBudget: (request: BudgetRequest) => post("budget", request, done),
    setLowBalance: (request: LowBalanceRequest) => post("low-balance", request, done),
    /** Answers with the new secret, which is shown this once. */
    setEndpoint: (request: EndpointRequest) => post("endpoint", request, endpointSet),
    testEndpoint: (request: { tenant_id: string }) =>
      post("endpoint/test", request, endpointTested),
    setAutoTopup: (request: AutoTopupRequest) => post("auto-topup", request, done),
  };
}

/** What the settings' forms call. */
export type SettingsApi = ReturnType<typeof createSettingsApi>;
