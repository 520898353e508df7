import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import Stripe from "stripe";
import type { Stack } from "../../stack/create-stack.ts";
import type { StripeControl } from "../../stack/stripe/control/create-control.ts";
import { writePurchaseMetadata } from "../../supabase/functions/_shared/credits/purchase-metadata.ts";

const AT_ONCE = 8;

/** The project's name in metadata, which is the host of a stack's address. */
const ENV = "127.0.0.1";

type Opened = { tenantId: string; customer: string };

/**
 * Purchases of the Standard package by several tenants, all paid at Stripe, none of whose events has
 * arrived. Answers with the events that say so.
 */
export async function payPurchases(
  stack: Pick<Stack, "stripeUrl" | "stripeSecretKey">,
  control: StripeControl,
  sql: postgres.Sql,
  { purchases, tenants }: { purchases: number; tenants: number },
): Promise<string[]> {
  const { hostname, port } = new URL(stack.stripeUrl);
  const stripe = new Stripe(stack.stripeSecretKey, { host: hostname, port, protocol: "http" });
  await control.drop({});
  const opened: Opened[] = [];
  for (let number = 0; number < tenants; number++) {
    const [row] = await sql<{ tenant_id: string }[]>`
      insert into public.tenants (name) values (${`Tenant ${number}`}) returning tenant_id`;
    const tenantId = row?.tenant_id ?? "";
    const customer = (await stripe.customers.create({ name: `Tenant ${number}` })).id;
    await sql`select public.rpc_credit_claim_customer(${tenantId}, false)`;
    await sql`select public.rpc_credit_save_customer(${tenantId}, false, ${customer})`;
    opened.push({ tenantId, customer });
  }

  const queue = Array.from({ length: purchases }, (_, number) => opened[number % tenants]).values();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const tenant of queue) if (tenant !== undefined) await pay(stripe, control, sql, tenant);
  }));
  const { events } = await control.events({ type: "checkout.session.completed" });
  return events.map((event) => JSON.stringify(event, null, 2));
}

async function pay(
  stripe: Stripe,
  control: StripeControl,
  sql: postgres.Sql,
  { tenantId, customer }: Opened,
): Promise<void> {
  const [row] = await sql<{ purchase_id: string }[]>`
    select purchase_id from public.rpc_credit_start_purchase(
      ${tenantId}, ${randomUUID()}, 'standard', ${randomUUID()}, false, 'en')`;
  const metadata = writePurchaseMetadata({
    env: ENV,
    tenantId,
    purchaseId: row?.purchase_id ?? "",
  });
  const session = await stripe.checkout.sessions.create({
    mode: "payment",
    customer,
    line_items: [{
      quantity: 1,
      price_data: { currency: "eur", unit_amount: 2500, product_data: { name: "Standard" } },
    }],
    metadata,
    payment_intent_data: { metadata },
    adaptive_pricing: { enabled: false },
    success_url: "http://127.0.0.1/",
  });
  await control.pay({ session: session.id });
}
