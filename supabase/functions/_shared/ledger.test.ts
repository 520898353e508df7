import { afterEach, describe, expect, test } from "vitest";
import type { CheckoutFacts } from "./credits/read-checkout.ts";
import { createLedger } from "./ledger.ts";
import { startProject } from "./testing/start-project.ts";

type Rpcs = NonNullable<Parameters<typeof startProject>[0]["rpcs"]>;

const TENANT = "11111111-1111-4111-8111-111111111111";
const PURCHASE = "33333333-3333-4333-8333-333333333333";

let close = () => {};

afterEach(() => {
  close();
});

/** A ledger in front of RPCs that answer as told. */
async function ledgerOver(rpcs: Rpcs) {
  const project = await startProject({ rpcs });
  close = project.close;
  return createLedger(project.env);
}

const receipt = {
  outcome: "deducted",
  entry_id: 7,
  balance: 95,
  held: 0,
  available: 95,
  replayed: false,
};

const facts: CheckoutFacts = {
  tenantId: TENANT,
  purchaseId: PURCHASE,
  sessionId: "cs_1",
  livemode: false,
  sessionStatus: "complete",
  paymentStatus: "paid",
  paymentFailed: false,
  amountMinor: 2500,
  currency: "eur",
  customerId: "cus_1",
  paymentIntentId: "pi_1",
  ...{ quantity: 1, unitMinor: 2500, discountMinor: 0, taxMinor: 0 },
};

describe("a deduct", () => {
  const request = { tenant_id: TENANT, amount: 5, idempotency_key: "k" };

  test("sends exactly what was asked and answers with the receipt", async () => {
    const ledger = await ledgerOver({
      rpc_credit_deduct: (named) => ({
        status: 200,
        body: [{ ...receipt, outcome: JSON.stringify(named) }],
      }),
    });

    expect(await ledger.deduct(request)).toEqual({ ...receipt, outcome: JSON.stringify(request) });
  });

  test("that is refused carries code, status, remedy and shortfall", async () => {
    const ledger = await ledgerOver({
      rpc_credit_deduct: () => ({
        status: 402,
        body: {
          code: "PT402",
          message: "Cannot spend 5 credits: 2 available",
          details: "insufficient_credits required=5 available=2 shortfall=3",
          hint: "Top up at least 3 credits",
        },
      }),
    });

    await expect(ledger.deduct(request)).rejects.toMatchObject({
      name: "CreditError",
      code: "insufficient_credits",
      status: 402,
      hint: "Top up at least 3 credits",
      shortfall: { required: 5, available: 2, shortfall: 3 },
    });
  });

  test.each([
    ["no row", []],
    ["two rows", [receipt, receipt]],
    ["a row with a missing amount", [{ ...receipt, balance: undefined }]],
    ["a row with a fraction of a credit", [{ ...receipt, balance: 0.5 }]],
    ["an amount that JSON cannot hold exactly", [{ ...receipt, balance: 2 ** 53 }]],
  ])("answered with %s is refused rather than believed", async (_, body) => {
    const ledger = await ledgerOver({ rpc_credit_deduct: () => ({ status: 200, body }) });

    await expect(ledger.deduct(request)).rejects.toThrow();
  });

  test("that the database cannot take is internal, with the cause for the log", async () => {
    const ledger = await ledgerOver({
      rpc_credit_deduct: () => ({
        status: 500,
        body: { code: "53300", message: "too many connections", details: null, hint: null },
      }),
    });

    await expect(ledger.deduct(request)).rejects.toMatchObject({
      code: "internal",
      cause: { message: "too many connections" },
    });
  });
});

describe("applying a session", () => {
  const answer = { outcome: "credited", purchase_status: "credited", reason: null };
  const sent: Record<string, unknown>[] = [];
  const rpcs: Rpcs = {
    rpc_credit_apply_checkout: (named) => {
      sent.push(named);
      return { status: 200, body: [answer] };
    },
  };

  test("with an event names both", async () => {
    const ledger = await ledgerOver(rpcs);
    const event = { id: "evt_1", type: "checkout.session.completed", livemode: false };

    expect(await ledger.applyCheckout(facts, event)).toEqual(answer);
    expect(sent.at(-1)).toMatchObject({
      purchase_id: PURCHASE,
      amount_minor: 2500,
      event_id: "evt_1",
      event_type: "checkout.session.completed",
    });
  });

  test("without an event, and with nothing paid yet, leaves those parameters to their defaults", async () => {
    const ledger = await ledgerOver(rpcs);
    const unpaid = {
      ...{ amountMinor: null, currency: null, customerId: null, paymentIntentId: null },
      ...{ quantity: null, unitMinor: null, discountMinor: null, taxMinor: null },
    };
    await ledger.applyCheckout({ ...facts, ...unpaid }, null);

    expect(Object.keys(sent.at(-1) ?? {})).toEqual([
      "tenant_id",
      "purchase_id",
      "session_id",
      "livemode",
      "session_status",
      "payment_status",
      "payment_failed",
    ]);
  });
});

test("a request is counted under the names of the RPC, and the answer says whose limit is full", async () => {
  const rate = { scope: "checkout", limits: { "user:u": 30, everyone: 1200 }, window_seconds: 60 };
  const full = { allowed: false, refused_subject: "user:u", retry_after_seconds: 42 };
  const sent: unknown[] = [];
  const ledger = await ledgerOver({
    rpc_credit_take_rate: (named) => {
      sent.push(named);
      return { status: 200, body: [full] };
    },
  });

  expect(await ledger.takeRate(rate)).toEqual(full);
  expect(sent).toEqual([rate]);
});
