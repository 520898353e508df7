import type {
  AdjustRequest,
  RestoreRequest,
  ReverseRequest,
} from "./credits/correction-request.ts";
import type { CaptureRequest, HoldRequest, ReleaseRequest } from "./credits/hold-request.ts";
import {
  type BatchOutcome,
  batchRow,
  type HoldReceipt,
  holdRow,
  type Preflight,
  preflightRow,
  type Receipt,
  receiptRow,
} from "./credits/ledger-rows.ts";
import type { DeductRequest, PreflightRequest } from "./credits/spend-request.ts";
import { type LedgerClient, oneRow, rowsFor } from "./ledger-client.ts";

/** The RPCs around metered work. Every write is keyed: the same key and request, the same receipt. */
export function ledgerSpending(supabaseAdmin: LedgerClient) {
  return {
    /** Could the tenant spend this now? Changes nothing. */
    preflight: async (request: PreflightRequest): Promise<Preflight> =>
      oneRow(preflightRow, await supabaseAdmin.rpc("rpc_credit_preflight", request)),

    /** Takes the credits once per idempotency key; 402 with the shortfall when there are too few. */
    deduct: async (request: DeductRequest): Promise<Receipt> =>
      oneRow(receiptRow, await supabaseAdmin.rpc("rpc_credit_deduct", request)),

    /**
     * Up to 1000 deducts, of many tenants if need be: each its own outcome, in their order. One that is
     * refused takes nothing and stops nobody; rejects only when nothing at all was read or written.
     */
    deductBatch: async (items: DeductRequest[]): Promise<BatchOutcome[]> =>
      rowsFor(
        batchRow,
        items.length,
        await supabaseAdmin.rpc("rpc_credit_deduct_batch", { items }),
      ),

    /** Sets credits aside until the deadline, for work whose cost is not known before; 402 as above. */
    hold: async (request: HoldRequest): Promise<HoldReceipt> =>
      oneRow(holdRow, await supabaseAdmin.rpc("rpc_credit_hold", request)),

    /**
     * Takes what the work cost and ends the hold. More than was held needs the excess to be available:
     * 402 otherwise, and the hold stays. 409 hold_closed when it ended before, by its deadline too.
     */
    capture: async (request: CaptureRequest): Promise<Receipt> =>
      oneRow(receiptRow, await supabaseAdmin.rpc("rpc_credit_capture", request)),

    /** Gives all of a hold back; 409 hold_closed when it ended before. */
    release: async (request: ReleaseRequest): Promise<Receipt> =>
      oneRow(receiptRow, await supabaseAdmin.rpc("rpc_credit_release", request)),

    /** Gives credits of a deduct or capture back, because its work failed; 409 when none are left. */
    restore: async (request: RestoreRequest): Promise<Receipt> =>
      oneRow(receiptRow, await supabaseAdmin.rpc("rpc_credit_restore", request)),

    /** Corrects a balance by hand, up or down, never below nothing. For operators. */
    adjust: async (request: AdjustRequest): Promise<Receipt> =>
      oneRow(receiptRow, await supabaseAdmin.rpc("rpc_credit_adjust", request)),

    /** Takes a grant's credits back because its money went back, into debt if they are spent. */
    reverse: async (request: ReverseRequest): Promise<Receipt> =>
      oneRow(receiptRow, await supabaseAdmin.rpc("rpc_credit_reverse", request)),
  };
}
