import { describe, expect, it } from "vitest";
import { startPurchase } from "../support/checkout-sessions.ts";
import { applyPayment, dispute, type Payment, refund } from "../support/payments.ts";
import { openShop } from "../support/payment-shop.ts";
import { brokenRules } from "../support/test-database.ts";

describe("a refund takes the share of the credits that its share of the money bought", () => {
  it.each([
    [2500, 100n, "reversed"],
    [1000, 40n, "partially_reversed"],
    [1, 0n, "partially_reversed"],
    [2499, 99n, "partially_reversed"],
    [9999, 100n, "reversed"],
  ])("%i of 2500 cents take %i credits", async (amount, credits, status) => {
    const shop = await openShop();
    await shop.pay();

    expect(await shop.say({ refunds: [refund("re_1", amount)] }, "evt_1")).toEqual({
      outcome: credits === 0n ? "unchanged" : "reversed",
      purchase_status: status,
      reason: null,
      reversed_credits: credits,
      newly_frozen: false,
    });
    expect(await shop.balance()).toBe(100n - credits);
    expect(await brokenRules(shop)).toEqual([]);
  });

  it("once, however often it is told, and three thirds are all of it", async () => {
    const shop = await openShop();
    await shop.pay();
    const refunds = [refund("re_1", 833), refund("re_2", 833), refund("re_3", 834)];
    for (const told of [1, 1, 2, 2, 3, 3]) {
      await shop.say({ refunds: refunds.slice(0, told) });
    }

    expect(await shop.balance()).toBe(0n);
    expect(await brokenRules(shop)).toEqual([]);
  });

  it("while it is pending too, and gives them back when it fails or is canceled", async () => {
    const shop = await openShop();
    await shop.pay();
    await shop.spend(30);
    await shop.say({ refunds: [refund("re_1", 2500, "pending")] });
    expect(await shop.balance()).toBe(-30n);

    for (const status of ["failed", "canceled"]) {
      const again = await shop.say({ refunds: [refund("re_1", 2500, status)] });
      expect(again.purchase_status).toBe("credited");
      expect(await shop.balance()).toBe(70n);
    }
    expect(await brokenRules(shop)).toEqual([]);
  });

  it("and an older look at it that arrives later changes nothing", async () => {
    const shop = await openShop();
    await shop.pay();
    await shop.say({ refunds: [refund("re_1", 1000, "failed"), refund("re_2", 500)] });

    expect(await shop.say({ refunds: [refund("re_1", 1000, "succeeded")] })).toMatchObject({
      outcome: "unchanged",
      purchase_status: "partially_reversed",
    });
    expect(await shop.balance()).toBe(80n);
  });
});

describe("news that come before the grant", () => {
  it("wait for it: it is granted and reversed in one transaction", async () => {
    const shop = await openShop();
    expect(await shop.say({ refunds: [refund("re_1", 1000)] }))
      .toMatchObject({ outcome: "unchanged", purchase_status: "created" });

    expect(await shop.pay())
      .toEqual({ outcome: "credited", purchase_status: "partially_reversed", reason: null });
    expect(await shop.balance()).toBe(60n);
    expect(await brokenRules(shop)).toEqual([]);
  });

  it("freeze the account from its first credit on", async () => {
    const shop = await openShop();
    await shop.say({ disputes: [dispute("du_1", "needs_response")] });
    await shop.pay();

    expect(await shop.spend(1)).toBe("PT403 account_frozen");
    expect(await brokenRules(shop)).toEqual([]);
  });

  it("of another payment of the same purchase do not count", async () => {
    const shop = await openShop();
    const disputes = [dispute("du_1", "lost", 2500)];
    await shop.say({ payment_intent_id: "pi_2", refunds: [refund("re_1", 2500)], disputes });
    await shop.pay();

    expect(await shop.balance()).toBe(100n);
    expect(await brokenRules(shop)).toEqual([]);
  });
});

it.each<[string, Partial<Payment>]>([
  ["livemode_mismatch", { livemode: true }],
  ["currency_mismatch", { currency: "usd" }],
  ["payment_mismatch", { payment_intent_id: "pi_2" }],
])("a payment with a %s moves nothing and is on record", async (reason, payment) => {
  const shop = await openShop();
  await shop.pay();
  const refunds = [refund("re_1", 2500)];

  expect(await shop.say({ ...payment, refunds }, "evt_1"))
    .toMatchObject({ outcome: "quarantined", purchase_status: "credited", reason });
  expect(await shop.owner`select status, reason from billing.stripe_events`)
    .toEqual([{ status: "quarantined", reason }]);
  expect(await shop.balance()).toBe(100n);
  expect(await shop.owner`select 1 from billing.refunds`).toHaveLength(0);
});

it("a payment that granted another purchase moves and freezes nothing of this one", async () => {
  const shop = await openShop();
  await shop.pay();
  const other = await startPurchase(shop.service);

  expect(
    await applyPayment(shop.service, other, { disputes: [dispute("du_1", "lost", 2500)] }),
  ).toMatchObject({ outcome: "quarantined", reason: "payment_mismatch", newly_frozen: false });
  expect(await shop.spend(100)).toBe("accepted");
});

it("an event is applied once; only what was not processed is tried again", async () => {
  const shop = await openShop();
  await shop.pay();
  expect(await shop.say({ refunds: [refund("re_1", 500)] }, "evt_1"))
    .toMatchObject({ outcome: "reversed" });
  expect(await shop.say({ refunds: [refund("re_2", 500)] }, "evt_1"))
    .toMatchObject({ outcome: "duplicate", purchase_status: "partially_reversed" });
  expect(await shop.balance()).toBe(80n);
});
