import type { AutoTopup } from "../_shared/credits/auto-topup-rows.ts";
import type { Ledger } from "../_shared/ledger.ts";
import { logAutoTopup } from "../_shared/log-auto-topup.ts";
import type { Log, LogFields } from "../_shared/log.ts";
import type { StripeGateway } from "../_shared/stripe.ts";
import { syncAutoTopup } from "../_shared/sync-auto-topup.ts";

export type AttemptPorts = {
  ledger: Pick<Ledger, "chooseCard" | "failAutoTopup" | "applyAutoTopup">;
  stripe: Pick<
    StripeGateway,
    "findSavedCard" | "chargeSavedCard" | "findAutoTopup" | "settleAutoTopup"
  >;
  log: Log;
  env: string;
};

type Payment =
  | { kind: "payment"; paymentIntentId: string }
  | { kind: "none"; failure: "no_saved_card" | "card_unusable" | "provider_unavailable" }
  | { kind: "over" };

/**
 * Brings one automatic top-up to its end, or as far as Stripe lets it. An attempt that somebody has
 * worked at before may have charged the card: its payment is looked for first.
 */
export async function chargeAttempt(
  ports: AttemptPorts,
  attempt: AutoTopup,
  fields: LogFields,
): Promise<string> {
  const payment = await payFor(ports, attempt, fields);
  switch (payment.kind) {
    case "over":
      return "unchanged";
    case "none": {
      const { failure } = payment;
      const failed = await ports.ledger.failAutoTopup(attempt, failure);
      ports.log("warn", "auto_topup_failed", { ...fields, reason: failure });
      return failed ? "failed" : "unchanged";
    }
    case "payment": {
      const synced = await syncAutoTopup(ports, payment.paymentIntentId, null);
      if (synced.kind === "applied") {
        logAutoTopup(ports.log, synced, fields);
        return synced.applied.outcome;
      }
      ports.log("alert", "auto_topup_unreadable", { ...fields, reason: synced.reason });
      return "put_off";
    }
    default:
      return payment satisfies never;
  }
}

async function payFor(
  ports: AttemptPorts,
  attempt: AutoTopup,
  fields: LogFields,
): Promise<Payment> {
  const { ledger, stripe, env } = ports;
  const { tenant_id: tenantId, purchase_id: purchaseId, stripe_customer_id: customerId } = attempt;
  const found = attempt.is_first ? null : await stripe.findAutoTopup({
    ...{ customerId, purchaseId, since: new Date(attempt.created_at) },
  });
  if (found !== null) return { kind: "payment", paymentIntentId: found };
  if (!attempt.may_charge) return { kind: "none", failure: "provider_unavailable" };

  const saved = attempt.stripe_payment_method_id ?? await stripe.findSavedCard(customerId);
  if (saved === null) return { kind: "none", failure: "no_saved_card" };
  // Before the charge: should this call die, the next one must repeat it to the letter.
  const paymentMethodId = await ledger.chooseCard(attempt, saved);
  if (paymentMethodId === null) return { kind: "over" };
  const charged = await stripe.chargeSavedCard({
    ...{ env, tenantId, purchaseId, customerId, paymentMethodId },
    ...{ priceMinor: attempt.price_minor, currency: attempt.currency },
  });
  if (charged !== null && "paymentIntentId" in charged) return { kind: "payment", ...charged };
  const code = charged?.refusal ?? "resource_missing";
  ports.log("alert", "auto_topup_refused", { ...fields, code });
  return { kind: "none", failure: "card_unusable" };
}
