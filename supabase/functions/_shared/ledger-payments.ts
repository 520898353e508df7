import { type AppliedPayment, appliedPaymentRow } from "./credits/ledger-rows.ts";
import type { PaymentFacts } from "./credits/read-payment.ts";
import type { EventRef } from "./event-ref.ts";
import { type LedgerClient, oneRow } from "./ledger-client.ts";

/** The RPCs about payments after they were made. */
export function ledgerPayments(supabaseAdmin: LedgerClient) {
  return {
    /** Applies what became of a payment to its purchase, and its event to the log, in one transaction. */
    applyPayment: async (facts: PaymentFacts, event: EventRef | null): Promise<AppliedPayment> =>
      oneRow(
        appliedPaymentRow,
        await supabaseAdmin.rpc("rpc_credit_apply_payment", {
          tenant_id: facts.tenantId,
          purchase_id: facts.purchaseId,
          payment_intent_id: facts.paymentIntentId,
          livemode: facts.livemode,
          currency: facts.currency,
          refunds: facts.refunds,
          disputes: facts.disputes,
          fraud_warnings: facts.fraudWarnings,
          ...(event === null ? {} : { event_id: event.id, event_type: event.type }),
        }),
      ),
  };
}
