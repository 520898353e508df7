import { FunctionsFetchError, FunctionsHttpError } from "@supabase/supabase-js";
import { describe, expect, it } from "vitest";
import { createCheckoutApi } from "./checkout-api.ts";

const open = {
  tenantId: "t",
  packageId: "standard",
  attemptId: "a",
  savesCard: true,
  language: "de",
} as const;
const opened = {
  purchase_id: "purchase-1",
  status: "open",
  url: "https://checkout.stripe.com/c/1",
};

describe("createCheckoutApi", () => {
  it("sends exactly the keys of the contract", async () => {
    const calls: unknown[] = [];
    const api = createCheckoutApi({
      invoke: (name, { body }) => {
        calls.push([name, body]);
        return Promise.resolve({ data: opened, error: null });
      },
    });
    await api.openCheckout(open);
    await api.syncPurchase({ tenantId: "t", purchaseId: "purchase-1" });
    expect(calls).toEqual([
      ["credit-checkout", {
        tenant_id: "t",
        package_id: "standard",
        attempt_id: "a",
        save_card: true,
        locale: "de",
      }],
      ["credit-checkout/sync", { tenant_id: "t", purchase_id: "purchase-1" }],
    ]);
  });

  it("reads an opened checkout", async () => {
    expect(await answering(opened).openCheckout(open)).toEqual({
      ok: true,
      value: { purchaseId: "purchase-1", url: "https://checkout.stripe.com/c/1" },
    });
  });

  it("reads that the attempt has no page any more", async () => {
    const paid = { ...opened, status: "credited", url: null };
    expect(await answering(paid).openCheckout(open))
      .toEqual({ ok: true, value: { purchaseId: "purchase-1", url: null } });
  });

  it("reads a synced purchase", async () => {
    const body = { purchase_id: "purchase-1", status: "credited", amount_credits: 100 };
    expect(await answering(body).syncPurchase({ tenantId: "t", purchaseId: "purchase-1" })).toEqual(
      { ok: true, value: { purchaseId: "purchase-1", status: "credited", amountCredits: 100 } },
    );
  });

  it.each([
    null,
    "<html>",
    {},
    { ...opened, url: "javascript:alert(1)" },
    { ...opened, url: "/relative" },
    { ...opened, purchase_id: "" },
  ])("does not trust the answer %j", async (body) => {
    expect(await answering(body).openCheckout(open)).toEqual(problem("unexpected"));
  });

  it.each(
    [
      "unauthenticated",
      "forbidden",
      "unknown_package",
      "attempt_finished",
      "rate_limited",
      "too_many_declines",
      "stripe_unavailable",
    ] as const,
  )("names the problem %s and keeps the request id", async (code) => {
    const failure = { error: { code, message: "m", hint: "h", request_id: "req_1" } };
    expect(await refusing(failure).openCheckout(open)).toEqual(problem(code, "req_1"));
  });

  it("calls a code it does not know unexpected, and still finds it in the log", async () => {
    const failure = { error: { code: "brand_new", request_id: "req_1" } };
    expect(await refusing(failure).openCheckout(open)).toEqual(problem("unexpected", "req_1"));
  });

  it("calls an answer that is no JSON unexpected", async () => {
    const error = new FunctionsHttpError(new Response("<html>", { status: 502 }));
    expect(await failing(error).openCheckout(open)).toEqual(problem("unexpected"));
  });

  it("tells an unreachable server from a refusing one", async () => {
    const error = new FunctionsFetchError(new TypeError("fetch failed"));
    expect(await failing(error).openCheckout(open)).toEqual(problem("network"));
  });
});

const answering = (data: unknown) =>
  createCheckoutApi({ invoke: () => Promise.resolve({ data, error: null }) });

const failing = (error: unknown) =>
  createCheckoutApi({ invoke: () => Promise.resolve({ data: null, error }) });

const refusing = (body: unknown) =>
  failing(new FunctionsHttpError(Response.json(body, { status: 400 })));

const problem = (code: string, requestId: string | null = null) => ({
  ok: false,
  problem: { code, requestId },
});
