import { z } from "zod";
import type { BudgetRequest } from "../../supabase/functions/_shared/credits/budget-request.ts";
import type { AutoTopupRequest } from "../../supabase/functions/_shared/credits/auto-topup-request.ts";
import type {
  EndpointRequest,
  LowBalanceRequest,
} from "../../supabase/functions/_shared/credits/notice-endpoint.ts";
import { FUNCTION_TIMEOUT_MS, readFunctionFailure } from "../credits/read-function-failure.ts";
import type { FunctionsPort } from "../credits/read-function-failure.ts";
import { SettingsProblem, settingsProblemCode } from "./settings-problem.ts";

const done = z.object({ outcome: z.string() });
const endpointSet = z.object({ outcome: z.string(), secret: z.string().nullable() });
const endpointTested = z.object({ delivered: z.boolean(), problem: z.string().nullable() });

/** The changes that the function `credit-settings` makes; each rejects with a SettingsProblem. */
export function createSettingsApi(functions: FunctionsPort) {
  async function post<Value>(
    route: string,
    body: Record<string, unknown>,
    answer: z.ZodType<Value>,
  ): Promise<Value> {
    const { data, error } = await functions.invoke(`credit-settings/${route}`, {
      ...{ body, timeout: FUNCTION_TIMEOUT_MS },
    });
    if (error !== null) {
      const { code, requestId } = await readFunctionFailure(error);
      throw new SettingsProblem(
        settingsProblemCode.catch("unexpected").parse(code),
        requestId,
      );
    }
    const parsed = answer.safeParse(data);
    if (!parsed.success) throw new SettingsProblem("unexpected", null);
    return parsed.data;
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
