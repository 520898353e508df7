import { describe, expect, it } from "vitest";
import { dispute, refund } from "../support/payments.ts";
import { openShop } from "../support/payment-shop.ts";
import { ALPENBLICK, brokenRules, refusal } from "../support/test-database.ts";

describe("a dispute", () => {
  it("that is an inquiry moves and freezes nothing", async () => {
    const shop = await openShop();
    await shop.pay();
    for (const status of ["warning_needs_response", "warning_under_review", "warning_closed"]) {
      expect(await shop.say({ disputes: [dispute("du_1", status)] }))
        .toMatchObject({ outcome: "unchanged", newly_frozen: false });
    }
    expect(await shop.spend(1)).toBe("accepted");
  });

  it("freezes when it opens, takes what is withdrawn, and gives it back and thaws when won", async () => {
    const shop = await openShop();
    await shop.pay();
    expect(await shop.say({ disputes: [dispute("du_1", "needs_response")] }))
      .toMatchObject({ outcome: "unchanged", newly_frozen: true });
    expect(await shop.spend(1)).toBe("PT403 account_frozen");

    expect(await shop.say({ disputes: [dispute("du_1", "under_review", 2500)] }))
      .toMatchObject({ outcome: "reversed", purchase_status: "reversed", newly_frozen: false });
    expect(await shop.balance()).toBe(0n);

    await shop.say({ disputes: [dispute("du_1", "won", 2500)] });
    expect(await shop.balance()).toBe(0n);
    expect(await shop.say({ disputes: [dispute("du_1", "won", 2500, 2500)] }))
      .toMatchObject({ outcome: "reinstated", purchase_status: "credited" });
    expect(await shop.balance()).toBe(100n);
    expect(await shop.spend(100)).toBe("accepted");
    expect(await brokenRules(shop)).toEqual([]);
  });

  it("that is won thaws what it froze itself, and no other cause", async () => {
    const shop = await openShop();
    await shop.pay();
    const disputes = [dispute("du_1", "needs_response"), dispute("du_2", "needs_response")];
    await shop.say({ disputes, fraud_warnings: ["issfr_1"] });
    await shop.say({ disputes: [dispute("du_1", "won")] });

    const standing = await shop.owner`
      select cause_id from billing.freezes where lifted_at is null order by cause_id`;
    expect(standing.map(({ cause_id: cause }) => cause)).toEqual(["du_2", "issfr_1"]);
    expect(await shop.spend(1)).toBe("PT403 account_frozen");
  });

  it("that is lost stays frozen and gone", async () => {
    const shop = await openShop();
    await shop.pay();
    await shop.say({ disputes: [dispute("du_1", "lost", 2500)] });
    await shop.say({ disputes: [dispute("du_1", "needs_response")] });

    expect(await shop.balance()).toBe(0n);
    expect(await shop.spend(1)).toBe("PT403 account_frozen");
  });

  it("keeps what was withdrawn, also when a later status comes with an older sum", async () => {
    const shop = await openShop();
    await shop.pay();
    await shop.say({ disputes: [dispute("du_1", "under_review", 2500, 500)] });
    await shop.say({ disputes: [dispute("du_1", "lost")] });
    expect(await shop.balance()).toBe(20n);
  });

  it("that gives back more than it took pays for no refund", async () => {
    const shop = await openShop();
    await shop.pay();
    await shop.say({ refunds: [refund("re_1", 1500)], disputes: [dispute("du_1", "won", 0, 900)] });
    expect(await shop.balance()).toBe(40n);
  });

  it("and a refund of the same payment take no more than was granted", async () => {
    const shop = await openShop();
    await shop.pay();
    await shop.say({ refunds: [refund("re_1", 1500)] });
    await shop.say({ refunds: [refund("re_1", 1500)], disputes: [dispute("du_1", "lost", 2500)] });
    expect(await shop.balance()).toBe(0n);

    await shop.say({ disputes: [dispute("du_1", "won", 2500, 2500)] });
    expect(await shop.balance()).toBe(40n);
    expect(await brokenRules(shop)).toEqual([]);
  });

  it("freezes nothing where the operator decided so", async () => {
    const shop = await openShop();
    await shop.owner`insert into billing.policies (freezes_on_dispute) values (false)`;
    await shop.pay();
    await shop.say({ disputes: [dispute("du_1", "needs_response")], fraud_warnings: ["issfr_1"] });

    expect(await shop.owner`select cause from billing.freezes`).toEqual([
      { cause: "fraud_warning" },
    ]);
  });
});

describe("a frozen account", () => {
  it("spends and holds nothing new, is told so, and may finish what it holds", async () => {
    const shop = await openShop();
    const { service } = shop;
    await shop.pay();
    const holds = await service<{ hold_id: string }[]>`
      select h.hold_id from generate_series(1, 2) as n,
        lateral public.rpc_credit_hold(${ALPENBLICK}, 10, 'hold ' || n) as h`;
    expect(await shop.say({ fraud_warnings: ["issfr_1"] })).toMatchObject({ newly_frozen: true });
    expect(await shop.say({ fraud_warnings: ["issfr_1"] })).toMatchObject({ newly_frozen: false });

    const items = [{ tenant_id: ALPENBLICK, amount: 1, idempotency_key: "batch" }];
    expect(await service`select code from public.rpc_credit_deduct_batch(${service.json(items)})`)
      .toEqual([{ code: "account_frozen" }]);
    const [first, second] = holds;
    for (
      const refused of [
        service`select public.rpc_credit_deduct(${ALPENBLICK}, 1, 'a')`,
        service`select public.rpc_credit_hold(${ALPENBLICK}, 1, 'b')`,
        service`select public.rpc_credit_adjust(${ALPENBLICK}, -1, 'because', 'c')`,
        service`select public.rpc_credit_preflight(${ALPENBLICK}, 1)`,
        service`select public.rpc_credit_capture(${ALPENBLICK}, ${first?.hold_id ?? ""}, 11, 'd')`,
      ]
    ) expect(await refusal(refused)).toBe("PT403 account_frozen");

    for (
      const allowed of [
        service`select public.rpc_credit_capture(${ALPENBLICK}, ${first?.hold_id ?? ""}, 9, 'e')`,
        service`select public.rpc_credit_release(${ALPENBLICK}, ${second?.hold_id ?? ""}, 'f')`,
        service`select public.rpc_credit_topup(${ALPENBLICK}, 5, 'g')`,
      ]
    ) expect(await refusal(allowed)).toBe("accepted");
    const [row] = await shop.owner`select is_frozen, debt from public.credit_balances`;
    expect(row).toEqual({ is_frozen: true, debt: 0n });
    expect(await brokenRules(shop)).toEqual([]);
  });
});
