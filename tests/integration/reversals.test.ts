import { describe, expect, it } from "vitest";
import { refund } from "../support/payments.ts";
import { openShop } from "../support/payment-shop.ts";
import { ALPENBLICK, brokenRules, NORDLICHT, refusal } from "../support/test-database.ts";

describe("what is reversed", () => {
  it("was bought with the money: another purchase's credits go last, and only as debt", async () => {
    const shop = await openShop();
    const { service } = shop;
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 20, 'gift', priority => 10::smallint)`;
    await shop.pay();
    await shop.spend(50);
    await shop.say({ refunds: [refund("re_1", 1500)] });
    const left = await shop.owner`select remaining from credits.grants order by entry_id`;
    expect(left).toEqual([{ remaining: 0n }, { remaining: 10n }]);

    await shop.say({ refunds: [refund("re_1", 1500), refund("re_2", 1000)] });
    expect(await shop.balance()).toBe(-30n);
    expect(await shop.spend(1)).toBe("PT402 insufficient_credits");

    await service`select public.rpc_credit_topup(${ALPENBLICK}, 40, 'next')`;
    expect(await shop.balance()).toBe(10n);
    expect(await shop.spend(10)).toBe("accepted");
    expect(await brokenRules(shop)).toEqual([]);
  });

  it("had expired unused costs nothing, and comes back as expired", async () => {
    const shop = await openShop();
    await shop.owner`update billing.purchases set expires_after_days = 1`;
    await shop.pay();
    await shop.spend(60);
    await shop.owner`
      with g as (update credits.grants set expires_at = now() - interval '1 minute')
      update public.tenant_credit_balance set next_due_at = now() - interval '1 minute'`;
    await shop.say({ refunds: [refund("re_1", 2500)] });
    expect(await shop.balance()).toBe(-60n);

    await shop.say({ refunds: [refund("re_1", 2500, "failed")] });
    expect(await shop.balance()).toBe(0n);
    expect(await brokenRules(shop)).toEqual([]);
  });

  it("comes back in the opposite order: as if only what is still reversed ever had been", async () => {
    const shop = await openShop();
    await shop.owner`update billing.purchases set expires_after_days = 1`;
    await shop.pay();
    await shop.spend(60);
    await shop.say({ refunds: [refund("re_1", 750)] });
    await shop.owner`
      with g as (update credits.grants set expires_at = now() - interval '1 minute')
      update public.tenant_credit_balance set next_due_at = now() - interval '1 minute'`;
    const refunds = [refund("re_1", 750), refund("re_2", 125), refund("re_3", 1625)];
    await shop.say({ refunds });
    expect(await shop.balance()).toBe(-60n);

    // 30 were taken, 10 had expired, 60 were spent: 65 of them are the spent ones and 5 expired ones.
    await shop.say({ refunds: [refund("re_3", 1625, "failed")] });
    expect(await shop.balance()).toBe(0n);
    expect(await brokenRules(shop)).toEqual([]);
  });

  it("again is what came back, before anything else of the tenant's", async () => {
    const shop = await openShop();
    const { service } = shop;
    const give = (name: string, amount: number) =>
      service`select public.rpc_credit_topup(${ALPENBLICK}, ${amount}, ${name},
        priority => 10::smallint)`;
    await shop.pay();
    await shop.spend(100);
    await give("first", 50);
    await shop.say({ refunds: [refund("re_1", 1250)] });
    await shop.say({ refunds: [refund("re_1", 1250, "failed")] });
    await give("second", 50);

    await shop.say({ refunds: [refund("re_2", 1500)] });
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 1, 'settles')`;
    expect(
      await shop.owner`select source, remaining from credits.grants where remaining > 1`,
    ).toEqual([{ source: "adjustment", remaining: 40n }]);
    expect(await brokenRules(shop)).toEqual([]);
  });

  it("comes back for the grace period when its grant has expired meanwhile", async () => {
    const shop = await openShop();
    await shop.owner`update billing.purchases set expires_after_days = 1`;
    await shop.pay();
    await shop.say({ refunds: [refund("re_1", 2500)] });
    await shop.owner`update credits.grants set expires_at = now() - interval '1 minute'`;
    await shop.say({ refunds: [refund("re_1", 2500, "failed")] });

    const [balance] = await shop.owner`
      select available, expires_next_credits,
        round(extract(epoch from expires_next_at - now()) / 86400)::int as days
      from public.credit_balances`;
    expect(balance).toEqual({ available: 100n, expires_next_credits: 100n, days: 7 });
    expect(await brokenRules(shop)).toEqual([]);
  });

  it("belongs to the tenant: another one cannot name its grants", async () => {
    const { owner, service, balance } = await openShop();
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 20, 'gift')`;
    await service`select public.rpc_credit_topup(${NORDLICHT}, 20, 'gift')`;
    const [grant] = await owner<{ grant_id: string }[]>`
      select grant_id from credits.grants where tenant_id = ${ALPENBLICK}`;

    expect(
      await refusal(service`select public.rpc_credit_reverse(
        ${NORDLICHT}, ${grant?.grant_id ?? ""}, 10, 'theirs')`),
    ).toBe("PT404 unknown_grant");
    expect(await balance()).toBe(40n);
  });

  it("by a payment, or given back because the money was, is reversed by no hand", async () => {
    const shop = await openShop();
    await shop.pay();
    await shop.spend(100);
    await shop.say({ refunds: [refund("re_1", 2500)] });
    await shop.say({ refunds: [refund("re_1", 2500, "failed")] });
    const grants = await shop.owner<{ grant_id: string; source: string }[]>`
      select grant_id, source from credits.grants order by entry_id`;
    expect(grants.map(({ source }) => source)).toEqual(["purchase", "reinstatement"]);

    for (const { grant_id, source } of grants) {
      const reversed = shop.service`
        select public.rpc_credit_reverse(${ALPENBLICK}, ${grant_id}, 10, ${source})`;
      expect(await refusal(reversed), source).toBe("PT400 malformed_request");
    }
  });
});
