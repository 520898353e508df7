import { z } from "zod";
import type { Language } from "../i18n/language.ts";
import { checkoutProblemCode } from "./checkout-problem.ts";
import type { CheckoutProblem } from "./checkout-problem.ts";
import { purchaseStatus } from "../../supabase/functions/_shared/credits/purchase-status.ts";
import { purchaseId } from "./purchase.ts";
import { amount } from "./amount.ts";
import { FUNCTION_TIMEOUT_MS, readFunctionFailure } from "./read-function-failure.ts";
import type { FunctionsPort } from "./read-function-failure.ts";

const openedCheckout = z.object({
  purchase_id: purchaseId,
  // A tab is sent there: only a web address will do, never `javascript:`.
  url: z.url({ protocol: /^https?$/ }).nullable(),
}).transform((body) => ({ purchaseId: body.purchase_id, url: body.url }));

const syncedPurchase = z.object({
  purchase_id: purchaseId,
  status: purchaseStatus,
  amount_credits: amount,
}).transform((body) => ({
  purchaseId: body.purchase_id,
  status: body.status,
  amountCredits: body.amount_credits,
}));

/** The attempt's Checkout page; no address once it is paid or its payment is on the way. */
export type OpenedCheckout = z.infer<typeof openedCheckout>;

/** Stripe's word on a purchase. */
export type SyncedPurchase = z.infer<typeof syncedPurchase>;

/** The answer of a call: a parsed value, or a problem with a name. */
export type CheckoutResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; problem: CheckoutProblem };

/** The two questions the dashboard asks of the function `credit-checkout`. */
export type CheckoutApi = {
  openCheckout: (request: {
    tenantId: string;
    packageId: string;
    attemptId: string;
    savesCard: boolean;
    language: Language;
  }) => Promise<CheckoutResult<OpenedCheckout>>;
  syncPurchase: (request: {
    tenantId: string;
    purchaseId: string;
  }) => Promise<CheckoutResult<SyncedPurchase>>;
};

/** Makes the calls; never throws, an answer nobody expected is the problem `unexpected`. */
export function createCheckoutApi(functions: FunctionsPort): CheckoutApi {
  async function call<Value>(
    name: string,
    body: Record<string, unknown>,
    answer: z.ZodType<Value>,
  ): Promise<CheckoutResult<Value>> {
    const { data, error } = await functions.invoke(name, { body, timeout: FUNCTION_TIMEOUT_MS });
    if (error !== null) return { ok: false, problem: await readProblem(error) };
    const parsed = answer.safeParse(data);
    if (parsed.success) return { ok: true, value: parsed.data };
    return { ok: false, problem: { code: "unexpected", requestId: null } };
  }

  return {
    openCheckout: (request) =>
      call("credit-checkout", {
        tenant_id: request.tenantId,
        package_id: request.packageId,
        attempt_id: request.attemptId,
        save_card: request.savesCard,
        locale: request.language,
      }, openedCheckout),
    syncPurchase: (request) =>
      call("credit-checkout/sync", {
        tenant_id: request.tenantId,
        purchase_id: request.purchaseId,
      }, syncedPurchase),
  };
}

async function readProblem(error: unknown): Promise<CheckoutProblem> {
  const { code, requestId } = await readFunctionFailure(error);
  return { code: checkoutProblemCode.catch("unexpected").parse(code), requestId };
}
