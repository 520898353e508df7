import type { PaymentHint } from "./credits/interpret-stripe-event.ts";
import type { EventRef } from "./event-ref.ts";
import type { Ledger } from "./ledger.ts";
import type { Log, LogFields } from "./log.ts";
import type { StripeGateway } from "./stripe.ts";
import { type SyncedPayment, syncPayment } from "./sync-payment.ts";

type PaymentPorts = {
  stripe: Pick<StripeGateway, "findPayment" | "retrieveReversals">;
  ledger: Pick<Ledger, "applyPayment">;
  log: Log;
  env: string;
};

/**
 * Applies what became of a payment, and calls a person when it does not fit or when it froze an
 * account. Answers with what is left to record, if anything is.
 */
export async function takePayment(
  ports: PaymentPorts,
  event: EventRef,
  hint: PaymentHint,
  fields: LogFields,
): Promise<Exclude<SyncedPayment, { kind: "applied" }> | null> {
  const synced = await syncPayment(ports, hint, event);
  if (synced.kind !== "applied") return synced;
  const { outcome, reason, newly_frozen: isNewlyFrozen } = synced.applied;
  const ids = { tenant_id: synced.tenantId, purchase_id: synced.purchaseId };
  ports.log(outcome === "quarantined" ? "alert" : "info", "payment_applied", {
    ...fields,
    ...ids,
    outcome,
    ...(reason === null ? {} : { reason }),
  });
  if (isNewlyFrozen) ports.log("alert", "account_frozen", { ...fields, ...ids });
  return null;
}
