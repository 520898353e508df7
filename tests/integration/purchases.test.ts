import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { apply, balanceOf, type Session, startPurchase } from "../support/checkout-sessions.ts";
import {
  ALPENBLICK,
  brokenRules,
  createTestDatabase,
  NORDLICHT,
  refusal,
  USERS,
} from "../support/test-database.ts";

describe("a purchase", () => {
  it("is credited by late truth after it had expired or failed, and never moves back", async () => {
    const database = await createTestDatabase();
    const { service } = database;
    const purchase = await startPurchase(service);
    const open = { session_status: "open", payment_status: "unpaid" };
    const expired = { session_status: "expired", payment_status: "unpaid" };
    const processing = { session_status: "complete", payment_status: "unpaid" };

    const seen: string[] = [];
    for (const session of [open, processing, open, expired, processing, {}, expired, open]) {
      seen.push((await apply(service, purchase, session)).purchase_status);
    }
    expect(seen).toEqual([
      "open",
      "processing",
      "processing",
      "expired",
      "expired",
      "credited",
      "credited",
      "credited",
    ]);
    expect(await brokenRules(database)).toEqual([]);
  });

  it.each<[string, Partial<Session>]>([
    ["amount_mismatch", { amount_minor: 1 }],
    ["currency_mismatch", { currency: "usd" }],
    ["customer_mismatch", { customer_id: "cus_of_somebody_else" }],
    ["livemode_mismatch", { livemode: true }],
    ["quantity_mismatch", { quantity: 3 }],
    ["price_mismatch", { unit_minor: 1250 }],
    ["unexpected_discount", { discount_minor: 500, amount_minor: 2000 }],
    ["unexpected_tax", { tax_minor: 475, amount_minor: 2975 }],
    ["no_payment_required", { payment_status: "no_payment_required" }],
  ])(
    "is quarantined on %s, and credited when the truth turns out right",
    async (reason, session) => {
      const database = await createTestDatabase();
      const { owner, service } = database;
      const purchase = await startPurchase(service);

      expect(await apply(service, purchase, session, "evt_1"))
        .toEqual({ outcome: "quarantined", purchase_status: "quarantined", reason });
      expect(await balanceOf(owner)).toBe(0n);
      const [event] = await owner`select status, reason from billing.stripe_events`;
      expect(event).toEqual({ status: "quarantined", reason });

      expect(await apply(service, purchase, {}, "evt_2")).toMatchObject({ outcome: "credited" });
      expect(await brokenRules(database)).toEqual([]);
    },
  );

  it("takes no second session and no payment of another purchase", async () => {
    const database = await createTestDatabase();
    const { owner, service } = database;
    const first = await startPurchase(service);
    const second = await startPurchase(service);
    await apply(service, first, {}, "evt_1");

    expect(await apply(service, first, { session_id: "cs_2", payment_intent_id: "pi_2" }, "evt_2"))
      .toEqual({ outcome: "quarantined", purchase_status: "credited", reason: "session_mismatch" });
    expect(await apply(service, second, { session_id: "cs_3" }, "evt_3"))
      .toEqual({
        outcome: "quarantined",
        purchase_status: "quarantined",
        reason: "payment_mismatch",
      });
    expect(await balanceOf(owner)).toBe(100n);
    expect(await brokenRules(database)).toEqual([]);
  });

  it("is paid for by the tenant's one customer, the first, and by none of another mode", async () => {
    const { owner, service } = await createTestDatabase();
    const purchase = await startPurchase(service);
    const late = await service`
      select * from public.rpc_credit_save_customer(${ALPENBLICK}, false, 'cus_late')`;
    expect([...late]).toEqual([{ stripe_customer_id: "cus_1" }]);
    await service`select public.rpc_credit_claim_customer(${ALPENBLICK}, true)`;
    await service`select public.rpc_credit_save_customer(${ALPENBLICK}, true, 'cus_live')`;

    expect(await apply(service, purchase, { customer_id: "cus_live" }, "evt_1"))
      .toMatchObject({ outcome: "quarantined", reason: "customer_mismatch" });
    expect(await balanceOf(owner)).toBe(0n);
  });

  it("is looked for in its own tenant only", async () => {
    const database = await createTestDatabase();
    const purchase = await startPurchase(database.service, NORDLICHT, "cus_2");
    expect(await apply(database.service, purchase, {}, "evt_1"))
      .toMatchObject({ outcome: "quarantined", reason: "unknown_purchase" });
    expect(await balanceOf(database.owner)).toBe(0n);
  });

  it("is not paid for by the session of another tenant's", async () => {
    const database = await createTestDatabase();
    const { owner, service } = database;
    const theirs = await startPurchase(service, NORDLICHT, "cus_2");
    await service`select public.rpc_credit_open_purchase(${NORDLICHT}, ${theirs}, 'cs_1')`;

    expect(await apply(service, theirs, {}, "evt_1"))
      .toMatchObject({ outcome: "quarantined", reason: "tenant_mismatch" });
    expect(await balanceOf(owner)).toBe(0n);
  });

  it("is tied to the first session that anybody names, and says which", async () => {
    const { service } = await createTestDatabase();
    const purchase = await startPurchase(service);
    const open = (session: string) =>
      service`select status, stripe_session_id
        from public.rpc_credit_open_purchase(${ALPENBLICK}, ${purchase}, ${session})`;

    expect([...await open("cs_1")]).toEqual([{ status: "open", stripe_session_id: "cs_1" }]);
    expect([...await open("cs_2")]).toEqual([{ status: "open", stripe_session_id: "cs_1" }]);
  });

  it("costs the same with tax in it, and not with tax on top", async () => {
    const { service } = await createTestDatabase();
    const purchase = await startPurchase(service);

    expect(await apply(service, purchase, { tax_minor: 399 })).toMatchObject({
      outcome: "credited",
    });
  });

  it("is one per attempt, and an attempt is for one package, in one mode", async () => {
    const { owner, service } = await createTestDatabase({ connections: 20 });
    const attempt = randomUUID();
    const start = (packageId: string, attemptId = attempt, livemode = false) =>
      refusal(service`select public.rpc_credit_start_purchase(
        ${ALPENBLICK}, ${attemptId}, ${packageId}, ${USERS.owner}, ${livemode}, 'de')`);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => start("standard")));
    expect(new Set(outcomes)).toEqual(new Set(["accepted"]));
    expect(await start("power")).toBe("PT409 key_reused");
    expect(await start("standard", attempt, true)).toBe("PT409 key_reused");
    expect(await start("gold", randomUUID())).toBe("PT404 unknown_package");
    await owner`update billing.packages set is_active = false`;
    expect(await start("standard")).toBe("accepted");
    expect(await start("standard", randomUUID())).toBe("PT404 unknown_package");
    expect(await owner`select 1 from billing.purchases`).toHaveLength(1);
  });

  it("keeps its snapshot when the package changes", async () => {
    const database = await createTestDatabase();
    const { owner, service } = database;
    const purchase = await startPurchase(service);
    await owner`update billing.packages set amount_credits = 1, price_minor = 1
      where package_id = 'standard'`;
    expect(await apply(service, purchase)).toMatchObject({ outcome: "credited" });
    expect(await balanceOf(owner)).toBe(100n);
  });
});
