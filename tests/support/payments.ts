import { ALPENBLICK, type Sql } from "./test-database.ts";

export type RefundFact = { id: string; amount_minor: number; status: string };
export type DisputeFact = {
  id: string;
  status: string;
  withdrawn_minor: number;
  reinstated_minor: number;
};

/** What Stripe says of a payment, as the database is told of it. */
export type Payment = {
  payment_intent_id: string;
  livemode: boolean;
  currency: string;
  refunds: RefundFact[];
  disputes: DisputeFact[];
  fraud_warnings: string[];
};

export type AppliedPayment = {
  outcome: string;
  purchase_status: string | null;
  reason: string | null;
  reversed_credits: bigint;
  newly_frozen: boolean;
};

const UNTOUCHED: Payment = {
  payment_intent_id: "pi_1",
  livemode: false,
  currency: "eur",
  refunds: [],
  disputes: [],
  fraud_warnings: [],
};

/** Applies what became of the payment of Alpenblick's purchase. */
export async function applyPayment(
  service: Sql,
  purchaseId: string,
  payment: Partial<Payment>,
  eventId: string | null = null,
): Promise<AppliedPayment> {
  const facts = { ...UNTOUCHED, ...payment };
  const [row] = await service<AppliedPayment[]>`
    select * from public.rpc_credit_apply_payment(
      ${ALPENBLICK}, ${purchaseId}, ${facts.payment_intent_id}, ${facts.livemode},
      ${facts.currency}, ${service.json(facts.refunds)}, ${service.json(facts.disputes)},
      ${facts.fraud_warnings}, ${eventId}, 'refund.updated')`;
  if (row === undefined) throw new Error("Cannot read the outcome: no row");
  return row;
}

export function refund(id: string, amount_minor: number, status = "succeeded"): RefundFact {
  return { id, amount_minor, status };
}

/** A chargeback; nothing is withdrawn for it unless told. */
export function dispute(
  id: string,
  status: string,
  withdrawn_minor = 0,
  reinstated_minor = 0,
): DisputeFact {
  return { id, status, withdrawn_minor, reinstated_minor };
}
