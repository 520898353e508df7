import { z } from "zod";
import {
  type Applied,
  appliedRow,
  customerRow,
  type DeclineRecorded,
  declineRow,
  foundPurchaseRow,
  type Purchase,
  purchaseRow,
  rateRow,
  type RateTaken,
  savedCustomerRow,
} from "./credits/ledger-rows.ts";
import type { Decline } from "./credits/interpret-stripe-event.ts";
import type { Rate, RateLimits } from "./credits/rate-limits.ts";
import type { CheckoutFacts } from "./credits/read-checkout.ts";
import type { SupabaseEnv } from "./env.ts";
import type { EventRef } from "./event-ref.ts";
import { createLedgerClient, oneRow } from "./ledger-client.ts";
import { ledgerCatalogue } from "./ledger-catalogue.ts";
import { ledgerOperatorLog } from "./ledger-operator-log.ts";
import { ledgerOperations } from "./ledger-operations.ts";
import { ledgerAutoTopup } from "./ledger-auto-topup.ts";
import { ledgerNotices } from "./ledger-notices.ts";
import { ledgerPayments } from "./ledger-payments.ts";
import { ledgerReconcile } from "./ledger-reconcile.ts";
import { ledgerQuarantine } from "./ledger-quarantine.ts";
import { ledgerSettings } from "./ledger-settings.ts";
import { ledgerSpending } from "./ledger-spending.ts";

/**
 * Every RPC of the product, one method each, under the secret key. Rejects with a CreditError that
 * carries the database's stable code. Nothing is retried: keyed writes may be, with the same key.
 */
export function createLedger(env: SupabaseEnv) {
  const supabaseAdmin = createLedgerClient(env);

  return {
    ...ledgerSpending(supabaseAdmin),
    ...ledgerPayments(supabaseAdmin),
    ...ledgerQuarantine(supabaseAdmin),
    ...ledgerSettings(supabaseAdmin),
    ...ledgerNotices(supabaseAdmin),
    ...ledgerReconcile(supabaseAdmin),
    ...ledgerAutoTopup(supabaseAdmin),
    ...ledgerOperations(supabaseAdmin),
    ...ledgerOperatorLog(supabaseAdmin),
    ...ledgerCatalogue(supabaseAdmin),

    startPurchase: async (purchase: {
      tenant_id: string;
      attempt_id: string;
      package_id: string;
      user_id: string;
      livemode: boolean;
      locale: "de" | "en";
      save_card: boolean;
    }): Promise<Purchase> =>
      oneRow(purchaseRow, await supabaseAdmin.rpc("rpc_credit_start_purchase", purchase)),

    /** Ties the purchase to the session unless it has one; answers with the session that counts. */
    openPurchase: async (
      opened: { tenant_id: string; purchase_id: string; session_id: string },
    ): Promise<string> =>
      oneRow(
        z.object({ stripe_session_id: z.string() }),
        await supabaseAdmin.rpc("rpc_credit_open_purchase", opened),
      ).stripe_session_id,

    findPurchase: async (ids: { tenant_id: string; purchase_id: string }) =>
      oneRow(foundPurchaseRow, await supabaseAdmin.rpc("rpc_credit_find_purchase", ids)),

    claimCustomer: async (claim: { tenant_id: string; livemode: boolean }) =>
      oneRow(customerRow, await supabaseAdmin.rpc("rpc_credit_claim_customer", claim)),

    /** Stores the customer unless one was stored before; answers with the one that counts. */
    saveCustomer: async (
      customer: { tenant_id: string; livemode: boolean; customer_id: string },
    ): Promise<string> =>
      oneRow(savedCustomerRow, await supabaseAdmin.rpc("rpc_credit_save_customer", customer))
        .stripe_customer_id,

    /** Applies a session's state to its purchase, and its event to the log, in one transaction. */
    applyCheckout: async (facts: CheckoutFacts, event: EventRef | null): Promise<Applied> =>
      oneRow(
        appliedRow,
        await supabaseAdmin.rpc("rpc_credit_apply_checkout", {
          tenant_id: facts.tenantId,
          purchase_id: facts.purchaseId,
          session_id: facts.sessionId,
          livemode: facts.livemode,
          session_status: facts.sessionStatus,
          payment_status: facts.paymentStatus,
          payment_failed: facts.paymentFailed,
          ...(facts.amountMinor === null ? {} : { amount_minor: facts.amountMinor }),
          ...(facts.currency === null ? {} : { currency: facts.currency }),
          ...(facts.customerId === null ? {} : { customer_id: facts.customerId }),
          ...(facts.paymentIntentId === null ? {} : { payment_intent_id: facts.paymentIntentId }),
          ...(event === null ? {} : { event_id: event.id, event_type: event.type }),
          ...(facts.quantity === null ? {} : { quantity: facts.quantity }),
          ...(facts.unitMinor === null ? {} : { unit_minor: facts.unitMinor }),
          ...(facts.discountMinor === null ? {} : { discount_minor: facts.discountMinor }),
          ...(facts.taxMinor === null ? {} : { tax_minor: facts.taxMinor }),
        }),
      ),

    /** Logs an event that moves nothing. */
    recordEvent: async (
      event: EventRef,
      status: "ignored" | "quarantined" | "failed",
      reason: string,
    ): Promise<void> => {
      oneRow(
        z.object({ recorded: z.boolean() }),
        await supabaseAdmin.rpc("rpc_credit_record_event", {
          event_id: event.id,
          event_type: event.type,
          livemode: event.livemode,
          status,
          reason,
        }),
      );
    },

    /** Counts a declined payment once per event; closes is true for the one that was too many. */
    recordDecline: async (
      decline: Decline,
      event: EventRef,
      rule: RateLimits["declines"],
    ): Promise<DeclineRecorded> =>
      oneRow(
        declineRow,
        await supabaseAdmin.rpc("rpc_credit_record_decline", {
          tenant_id: decline.tenantId,
          purchase_id: decline.purchaseId,
          event_id: event.id,
          event_type: event.type,
          livemode: event.livemode,
          max_declines: rule.tenant,
          window_seconds: rule.window_seconds,
          pause_seconds: rule.pause_seconds,
          ...(decline.occurredAt === null ? {} : { occurred_at: decline.occurredAt }),
        }),
      ),

    /** Whether an event was applied, for good; false decides nothing. */
    wasProcessed: async (event_id: string): Promise<boolean> =>
      oneRow(
        z.object({ processed: z.boolean() }),
        await supabaseAdmin.rpc("rpc_credit_was_processed", { event_id }),
      ).processed,

    /** Counts one request against all its limits; a full one is named, with the seconds to wait. */
    takeRate: async (rate: Rate): Promise<RateTaken> =>
      oneRow(rateRow, await supabaseAdmin.rpc("rpc_credit_take_rate", rate)),
  };
}

export type Ledger = ReturnType<typeof createLedger>;
