import { createApp } from "../_shared/app.ts";
import { CreditError } from "../_shared/credits/credit-error.ts";
import type { EventPorts } from "../_shared/event-ports.ts";
import type { EventRef } from "../_shared/event-ref.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { LogFields } from "../_shared/log.ts";
import type { RateGate } from "../_shared/rate-gate.ts";
import { signedEvent } from "../_shared/signed-event.ts";
import { takeEvent } from "../_shared/take-event.ts";

export type WebhookPorts = EventPorts & {
  verifyDelivery: (body: string, signature: string) => Promise<{ payload: unknown } | null>;
  takeRate: RateGate;
  ledger: Pick<Ledger, "wasProcessed">;
};

/** Stripe sends events of up to a few hundred kilobytes; anything larger is not Stripe. */
const MAX_EVENT_BYTES = 1_048_576;

/**
 * POST / takes one signed event. 400: not signed by Stripe. 200: durable, whether applied, duplicate,
 * ignored or quarantined. 429: too many at once, and Stripe comes again. 500: our fault, and Stripe
 * comes again. Answers say nothing else.
 */
export function createWebhookHandler(
  ports: WebhookPorts,
): (request: Request) => Response | Promise<Response> {
  const { verifyDelivery, ledger, log } = ports;
  const app = createApp({ name: "credit-webhook", log, maxBodyBytes: MAX_EVENT_BYTES });

  app.post("/", async (context) => {
    const signature = context.req.header("stripe-signature");
    const delivery = signature === undefined
      ? null
      : await verifyDelivery(await context.req.text(), signature);
    if (delivery === null) {
      throw new CreditError("invalid_signature", "Cannot trust this delivery", {
        hint: "Check that STRIPE_WEBHOOK_SECRET belongs to this endpoint",
      });
    }
    const requestId = context.get("requestId");
    const parsed = signedEvent.safeParse(delivery.payload);
    if (!parsed.success) {
      // Signed, so Stripe's, but no event we know: to answer 500 would only bring it back for days.
      log("alert", "event_unreadable", { request_id: requestId, reason: "unreadable_event" });
      return context.json({ received: true });
    }
    const event = parsed.data;
    const fields = { request_id: requestId, event_id: event.id, event_type: event.type };
    const [isOver] = await Promise.all([wasProcessed(ledger, event), slowDown(ports, fields)]);
    if (isOver) {
      log("info", "event_repeated", fields);
      return context.json({ received: true });
    }
    try {
      await takeEvent(ports, event, fields);
    } catch (error) {
      await recordFailure(ledger, event);
      throw error;
    }
    return context.json({ received: true });
  });

  return app.fetch;
}

/**
 * Bounds what reaches Stripe's API and the books, for all of Stripe together: only signed deliveries
 * count, so strangers cannot use the limit up, and never by address, because Stripe's are few. A
 * refused one leaves no trace here and stays with Stripe, which repeats it for three days. When the
 * limiter cannot be asked the delivery goes on: it protects us, and money matters more.
 */
async function slowDown({ takeRate, log }: WebhookPorts, fields: LogFields): Promise<void> {
  try {
    await takeRate({ scope: "webhook", rule: "webhook", subjects: { everyone: "all" }, fields });
  } catch (error) {
    if (error instanceof CreditError && error.code === "rate_limited") throw error;
    log("warn", "rate_unknown", fields);
  }
}

/**
 * Whether there is nothing left to do: Stripe repeats events that were applied, and that is known
 * without asking it. When the books cannot say, applying finds out.
 */
async function wasProcessed(ledger: WebhookPorts["ledger"], event: EventRef): Promise<boolean> {
  try {
    return await ledger.wasProcessed(event.id);
  } catch {
    return false;
  }
}

/** Best effort: when the database is what failed, the log line and Stripe's retry remain. */
async function recordFailure(ledger: WebhookPorts["ledger"], event: EventRef): Promise<void> {
  try {
    await ledger.recordEvent(event, "failed", "internal");
  } catch {
    return;
  }
}
