import { CreditError } from "./credits/credit-error.ts";
import type { QuarantineCase } from "./credits/quarantine-rows.ts";
import type { Retried } from "./credits/operations-rows.ts";
import type { EventPorts } from "./event-ports.ts";
import type { Ledger } from "./ledger.ts";
import { signedEvent } from "./signed-event.ts";
import type { StripeGateway } from "./stripe.ts";
import { syncAutoTopup } from "./sync-auto-topup.ts";
import { syncCheckout } from "./sync-checkout.ts";
import { takeEvent } from "./take-event.ts";

export type RetryPorts = EventPorts & {
  ledger: EventPorts["ledger"] & Pick<Ledger, "listQuarantine">;
  stripe: EventPorts["stripe"] & Pick<StripeGateway, "retrieveEvent" | "findAutoTopup">;
};

/**
 * Applies Stripe's truth of now to what an event was about, by the webhook's own code: nothing is
 * granted twice. Answers with the case it still is, if it is one; 404 when Stripe has forgotten it.
 */
export async function retryEvent(ports: RetryPorts, eventId: string): Promise<Retried> {
  const event = signedEvent.safeParse(await ports.stripe.retrieveEvent(eventId));
  if (!event.success) throw forgotten("Cannot read this event at the payment provider");
  const { id, type } = event.data;
  await takeEvent(ports, event.data, { event_id: id, event_type: type });
  return await standing(ports, eventId);
}

/** The same for a case of the quarantine: its event, or its purchase's session or payment. */
export async function retryCase(ports: RetryPorts, caseId: string): Promise<Retried> {
  const [found] = await ports.ledger.listQuarantine({ case_id: caseId });
  if (found === undefined) {
    throw new CreditError("unknown_case", "Cannot find this case in the quarantine", {
      hint: "List the cases; one that has healed is not there any more",
    });
  }
  if (found.event_type !== null) return await retryEvent(ports, caseId);
  if (found.stripe_session_id === null) await syncPaymentOf(ports, found);
  else await syncCheckout(ports, found.stripe_session_id, null);
  return await standing(ports, caseId);
}

/** The saved card was charged, and the money does not fit: its payment is found by our mark. */
async function syncPaymentOf(ports: RetryPorts, found: QuarantineCase): Promise<void> {
  const { purchase_id: purchaseId, stripe_customer_id: customerId, begun_at } = found;
  const paymentIntentId = purchaseId === null || customerId === null || begun_at === null
    ? null
    : await ports.stripe.findAutoTopup({ purchaseId, customerId, since: new Date(begun_at) });
  if (paymentIntentId === null) {
    throw forgotten("Cannot find a session or a payment of this purchase");
  }
  await syncAutoTopup(ports, paymentIntentId, null);
}

async function standing({ ledger }: RetryPorts, id: string): Promise<Retried> {
  const [still] = await ledger.listQuarantine({ case_id: id });
  return { id, healed: still === undefined, still: still ?? null };
}

function forgotten(message: string): CreditError {
  return new CreditError("unknown_event", message, {
    hint: "Stripe keeps events for 30 days; look at the payment in Stripe's dashboard",
  });
}
