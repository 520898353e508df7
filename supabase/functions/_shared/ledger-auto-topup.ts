import { z } from "zod";
import type { AutoTopupRequest } from "./credits/auto-topup-request.ts";
import { type AutoTopup, autoTopupRow, autoTopupSetRow } from "./credits/auto-topup-rows.ts";
import { type Applied, appliedRow } from "./credits/ledger-rows.ts";
import type { AutoTopupFacts } from "./credits/read-auto-topup.ts";
import type { EventRef } from "./event-ref.ts";
import { allRows, type LedgerClient, oneRow } from "./ledger-client.ts";

type Ids = { tenant_id: string; purchase_id: string };

/** The RPCs of automatic top-ups. */
export function ledgerAutoTopup(supabaseAdmin: LedgerClient) {
  return {
    /** Switches automatic top-up on, at the package's price of now, or off. */
    setAutoTopup: async (request: AutoTopupRequest & { set_by: string }) =>
      oneRow(autoTopupSetRow, await supabaseAdmin.rpc("rpc_credit_set_auto_topup", request)),

    /** Begins what is due and answers with what wants work, leased to this caller. */
    claimAutoTopups: async (
      claim: { livemode: boolean; max_attempts: number },
    ): Promise<AutoTopup[]> => {
      return allRows(autoTopupRow, await supabaseAdmin.rpc("rpc_credit_claim_auto_topups", claim));
    },

    /** Ties the attempt to a card before it is charged; null when the attempt is over. */
    chooseCard: async ({ tenant_id, purchase_id }: Ids, card: string): Promise<string | null> => {
      const [row] = allRows(
        z.object({ stripe_payment_method_id: z.string() }),
        await supabaseAdmin.rpc("rpc_credit_choose_card", {
          ...{ tenant_id, purchase_id, payment_method_id: card },
        }),
      );
      return row?.stripe_payment_method_id ?? null;
    },

    /** Ends an attempt of which Stripe has no payment; false when it has moved on. */
    failAutoTopup: async (
      { tenant_id, purchase_id }: Ids,
      failure: "no_saved_card" | "card_unusable" | "provider_unavailable",
    ): Promise<boolean> =>
      oneRow(
        z.object({ failed: z.boolean() }),
        await supabaseAdmin.rpc("rpc_credit_fail_auto_topup", { tenant_id, purchase_id, failure }),
      ).failed,

    /** Applies a payment's state to its purchase, and its event to the log, in one transaction. */
    applyAutoTopup: async (facts: AutoTopupFacts, event: EventRef | null): Promise<Applied> =>
      oneRow(
        appliedRow,
        await supabaseAdmin.rpc("rpc_credit_apply_auto_topup", {
          tenant_id: facts.tenantId,
          purchase_id: facts.purchaseId,
          payment_intent_id: facts.paymentIntentId,
          livemode: facts.livemode,
          intent_status: facts.status,
          amount_minor: facts.amountMinor,
          currency: facts.currency,
          ...(facts.customerId === null ? {} : { customer_id: facts.customerId }),
          ...(facts.failure === null ? {} : { failure: facts.failure }),
          ...(event === null ? {} : { event_id: event.id, event_type: event.type }),
        }),
      ),
  };
}
