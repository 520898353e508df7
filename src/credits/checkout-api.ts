import { z } from "zod";
import type { Language } from "../i18n/language.ts";
import { checkoutProblemCode } from "./checkout-problem.ts";
import type { CheckoutProblem } from "./checkout-problem.ts";
import { purchaseStatus } from "../../supabase/functions/_shared/credits/purchase-status.ts";
import { purchaseId } from "./purchase.ts";
import { amount } from "./amount.ts";
import { callFunction, FunctionFailure, type FunctionsPort } from "./call-function.ts";

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
    try {
      return { ok: true, value: await callFunction(functions, name, body, answer) };
    } catch (error) {
      return { ok: false, problem: problemOf(error) };
    }
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

function problemOf(error: unknown): CheckoutProblem {
  if (!(error instanceof FunctionFailure)) return { code: "unexpected", requestId: null };
  const { code, requestId } = error;
  return { code: checkoutProblemCode.catch("unexpected").parse(code), requestId };
}
