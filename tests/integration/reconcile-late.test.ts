import Stripe from "stripe";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { writeAutoTopupMetadata } from "../../supabase/functions/_shared/credits/purchase-metadata.ts";
import { createNodeClient } from "../../stack/node-client.ts";
import { openAutoTopupShop } from "../support/auto-topup-shop.ts";
import { apply, startPurchase } from "../support/checkout-sessions.ts";
import { found, runReconcile } from "../support/run-reconcile.ts";
import { ALPENBLICK, createTestDatabase } from "../support/test-database.ts";

type Shop = Awaited<ReturnType<typeof openAutoTopupShop>>;

describe("money that comes after its purchase has ended, and that no webhook tells of", () => {
  let shop: Shop;
  let stripe: Stripe;

  beforeAll(async () => {
    shop = await openAutoTopupShop();
    const { hostname, port } = new URL(shop.stripeUrl);
    stripe = new Stripe(shop.stripeSecretKey, { host: hostname, port, protocol: "http" });
  });

  beforeEach(async () => {
    await runReconcile(shop);
    await shop.begin(shop.owner);
    await shop.stripe.control.drop({});
  });

  /** The card's customer at Stripe. */
  const customer = async () => String((await stripe.paymentMethods.retrieve(shop.card)).customer);
  const statusOf = async (purchaseId: string) => {
    const [row] = await shop.sql<{ status: string }[]>`
      select status from billing.purchases where purchase_id = ${purchaseId}`;
    return row?.status;
  };

  it("is credited when an automatic top-up had been given up", async () => {
    const books = createNodeClient(shop.url, shop.secretKey);
    const { data: [attempt] = [] } = await books.rpc("rpc_credit_claim_auto_topups", {
      livemode: false,
    }).throwOnError();
    const purchaseId: string = attempt.purchase_id;
    await books.rpc("rpc_credit_fail_auto_topup", {
      ...{ tenant_id: ALPENBLICK, purchase_id: purchaseId, failure: "provider_unavailable" },
    }).throwOnError();
    await stripe.paymentIntents.create({
      ...{ amount: 2500, currency: "eur", confirm: true, off_session: true },
      ...{ customer: await customer(), payment_method: shop.card },
      metadata: writeAutoTopupMetadata({ env: "127.0.0.1", tenantId: ALPENBLICK, purchaseId }),
    });
    expect(found(await runReconcile(shop, { dry_run: true })))
      .toEqual(["seen auto_topups payment_without_grant"]);

    expect(found(await runReconcile(shop))).toEqual(["repaired auto_topups payment_without_grant"]);
    expect(await statusOf(purchaseId)).toBe("credited");
    expect(await shop.balance()).toBe(100);
    expect(await runReconcile(shop)).toMatchObject({ outcome: "complete", findings: [] });
    expect(await shop.brokenRules()).toEqual([]);
  });

  it("is credited when a delayed payment had failed and is confirmed again at Stripe", async () => {
    const { purchase_id: purchaseId, sessionId } = await shop.startPurchase(shop.owner);
    await shop.stripe.control.payLater({ session: sessionId });
    await shop.stripe.control.settleDelayed({ session: sessionId, outcome: "failed" });
    await runReconcile(shop);
    expect(await statusOf(purchaseId)).toBe("failed");
    const { payment_intent } = await stripe.checkout.sessions.retrieve(sessionId);
    await stripe.paymentIntents.confirm(String(payment_intent), { payment_method: shop.card });

    expect(found(await runReconcile(shop))).toEqual(["repaired sessions payment_without_grant"]);
    expect(await statusOf(purchaseId)).toBe("credited");
    expect(await shop.balance()).toBe(100);
    expect(await shop.brokenRules()).toEqual([]);
  });
});

describe("purchases that are looked at one by one", () => {
  it("are those that ended unpaid in the last 30 days and of which a payment was tried", async () => {
    const { owner, service } = await createTestDatabase();
    const listed = async () => {
      const rows = await service<{ purchase_id: string }[]>`
        select purchase_id from public.rpc_credit_list_unfinished(false, now() - interval '4 days')`;
      return rows.map(({ purchase_id }) => purchase_id);
    };
    const purchase = await startPurchase(service);
    const expired = { session_status: "expired", payment_status: "unpaid" };
    await apply(service, purchase, expired);
    expect(await listed(), "the list of recent sessions has it").toEqual([]);
    await owner`update billing.purchases set created_at = now() - interval '10 days'`;
    expect(await listed()).toEqual([purchase]);

    await owner`update billing.purchases set updated_at = now() - interval '31 days'`;
    expect(await listed(), "long ago").toEqual([]);
    await owner`update billing.purchases
      set updated_at = now(), stripe_payment_intent_id = null`;
    expect(await listed(), "nobody tried to pay").toEqual([]);
  });
});
