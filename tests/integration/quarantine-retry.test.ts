import Stripe from "stripe";
import { beforeAll, expect, it } from "vitest";
import { writeAutoTopupMetadata } from "../../supabase/functions/_shared/credits/purchase-metadata.ts";
import { createNodeClient } from "../../stack/node-client.ts";
import { openAutoTopupShop } from "../support/auto-topup-shop.ts";
import { runOps } from "../support/run-ops.ts";
import { ALPENBLICK } from "../support/test-database.ts";

let shop: Awaited<ReturnType<typeof openAutoTopupShop>>;

beforeAll(async () => {
  shop = await openAutoTopupShop();
});

/** Begins an automatic top-up and charges the card for it; nobody has told us yet. */
async function charge(): Promise<string> {
  const { hostname, port } = new URL(shop.stripeUrl);
  const stripe = new Stripe(shop.stripeSecretKey, { host: hostname, port, protocol: "http" });
  const { data: [attempt] = [] } = await createNodeClient(shop.url, shop.secretKey)
    .rpc("rpc_credit_claim_auto_topups", { livemode: false }).throwOnError();
  const { customer } = await stripe.paymentMethods.retrieve(shop.card);
  await stripe.paymentIntents.create({
    ...{ amount: 2500, currency: "eur", confirm: true, off_session: true },
    ...{ customer: String(customer), payment_method: shop.card },
    metadata: writeAutoTopupMetadata({
      ...{ env: "127.0.0.1", tenantId: ALPENBLICK, purchaseId: attempt.purchase_id },
    }),
  });
  return attempt.purchase_id;
}

it(
  "an automatic top-up in quarantine is tried again by its payment, and credited once",
  async () => {
    await shop.begin(shop.owner);
    await shop.stripe.control.drop({});
    const id = await charge();
    const cost = (minor: number) =>
      shop.sql`update billing.purchases set price_minor = ${minor} where purchase_id = ${id}`;
    await cost(9999);
    await shop.pass("3 minutes");
    await shop.tick();
    const retry = async () => JSON.parse((await runOps(shop, "quarantine", "retry", id)).out);

    expect(await retry()).toMatchObject({ id, healed: false, reason: "amount_mismatch" });
    expect(await shop.balance()).toBe(0);
    await cost(2500);
    expect(await retry()).toEqual({ id, healed: true });
    expect(await shop.balance()).toBe(100);
    expect(await shop.brokenRules()).toEqual([]);
  },
  120_000,
);
