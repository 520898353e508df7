import { randomUUID } from "node:crypto";
import { ALPENBLICK, type Sql, USERS } from "./test-database.ts";

/** A Checkout Session's state as the database is told of it. */
export type Session = {
  session_id: string;
  payment_status: string;
  session_status: string;
  amount_minor: number;
  currency: string;
  customer_id: string;
  payment_intent_id: string;
  livemode: boolean;
  quantity: number;
  unit_minor: number;
  discount_minor: number;
  tax_minor: number;
};

const PAID: Session = {
  session_id: "cs_1",
  payment_status: "paid",
  session_status: "complete",
  amount_minor: 2500,
  currency: "eur",
  customer_id: "cus_1",
  payment_intent_id: "pi_1",
  livemode: false,
  ...{ quantity: 1, unit_minor: 2500, discount_minor: 0, tax_minor: 0 },
};

/** A purchase of the Standard package whose tenant has the given Stripe customer; returns its id. */
export async function startPurchase(
  service: Sql,
  tenant = ALPENBLICK,
  customer = "cus_1",
): Promise<string> {
  const [purchase] = await service<{ purchase_id: string }[]>`
    select * from public.rpc_credit_start_purchase(
      ${tenant}, ${randomUUID()}, 'standard', ${USERS.owner}, false, 'de')`;
  await service`select public.rpc_credit_claim_customer(${tenant}, false)`;
  await service`select public.rpc_credit_save_customer(${tenant}, false, ${customer})`;
  return purchase?.purchase_id ?? "";
}

/** Applies a session that is paid in full, but for the given differences, to Alpenblick's purchase. */
export async function apply(
  service: Sql,
  purchaseId: string,
  session: Partial<Session> = {},
  eventId: string | null = null,
): Promise<{ outcome: string; purchase_status: string; reason: string | null }> {
  const facts = { ...PAID, ...session };
  const [row] = await service<
    { outcome: string; purchase_status: string; reason: string | null }[]
  >`select * from public.rpc_credit_apply_checkout(
      ${ALPENBLICK}, ${purchaseId}, ${facts.session_id}, ${facts.livemode},
      ${facts.session_status}, ${facts.payment_status}, false, ${facts.amount_minor},
      ${facts.currency}, ${facts.customer_id}, ${facts.payment_intent_id}, ${eventId},
      'checkout.session.completed', ${facts.quantity}, ${facts.unit_minor},
      ${facts.discount_minor}, ${facts.tax_minor})`;
  if (row === undefined) throw new Error("Cannot read the outcome: no row");
  return row;
}

/** All credits of all tenants. */
export async function balanceOf(owner: Sql): Promise<bigint> {
  const [row] = await owner<{ balance: bigint }[]>`
    select coalesce(sum(balance), 0)::bigint as balance from public.tenant_credit_balance`;
  return row?.balance ?? -1n;
}
