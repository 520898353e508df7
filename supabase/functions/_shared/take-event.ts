import { type EventHint, interpretStripeEvent } from "./credits/interpret-stripe-event.ts";
import type { EventPorts } from "./event-ports.ts";
import type { EventRef } from "./event-ref.ts";
import type { LogFields } from "./log.ts";
import { syncCheckout } from "./sync-checkout.ts";
import { takeAutoTopup } from "./take-auto-topup.ts";
import { takeDecline } from "./take-decline.ts";
import { takePayment } from "./take-payment.ts";

/** Does what a verified event asks, once, and puts on record what became of it. */
export async function takeEvent(
  ports: EventPorts,
  event: EventRef & EventHint,
  fields: LogFields,
): Promise<void> {
  const { ledger, log } = ports;
  const interpretation = interpretStripeEvent(event, ports);
  switch (interpretation.kind) {
    case "ignored":
      return await ledger.recordEvent(event, "ignored", interpretation.reason);
    case "quarantined":
      return await quarantine(ports, event, interpretation.reason, fields);
    case "decline":
      return await takeDecline(ports, event, interpretation.decline, fields);
    case "auto_topup":
    case "payment": {
      const left = interpretation.kind === "payment"
        ? await takePayment(ports, event, interpretation.hint, fields)
        : await takeAutoTopup(ports, event, interpretation.paymentIntentId, fields);
      if (left === null) return;
      if (left.kind === "quarantined") return await quarantine(ports, event, left.reason, fields);
      return await ledger.recordEvent(event, "ignored", left.reason);
    }
    case "checkout": {
      const synced = await syncCheckout(ports, interpretation.sessionId, event);
      if (synced.kind === "quarantined") {
        return await quarantine(ports, event, synced.reason, fields);
      }
      const { outcome, reason } = synced.applied;
      log(outcome === "quarantined" ? "alert" : "info", "checkout_applied", {
        ...fields,
        outcome,
        ...(reason === null ? {} : { reason }),
      });
      return;
    }
    default:
      return interpretation satisfies never;
  }
}

async function quarantine(
  { ledger, log }: EventPorts,
  event: EventRef,
  reason: string,
  fields: LogFields,
): Promise<void> {
  await ledger.recordEvent(event, "quarantined", reason);
  log("alert", "event_quarantined", { ...fields, reason });
}
