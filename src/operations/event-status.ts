import type { StripeEventRow } from "../../supabase/functions/_shared/credits/operations-rows.ts";

/** How the states of an event are called and coloured. */
export const EVENT_STATUS = {
  received: { label: "operations.event.received", tone: "primary" },
  processed: { label: "operations.event.processed", tone: "success" },
  ignored: { label: "operations.event.ignored", tone: "neutral" },
  quarantined: { label: "operations.event.quarantined", tone: "warning" },
  failed: { label: "operations.event.failed", tone: "danger" },
} as const satisfies Record<StripeEventRow["status"], unknown>;
