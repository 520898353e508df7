import type { EventPorts } from "./event-ports.ts";
import type { EventRef } from "./event-ref.ts";
import type { LogFields } from "./log.ts";
import { logAutoTopup } from "./log-auto-topup.ts";
import { syncAutoTopup, type SyncedAutoTopup } from "./sync-auto-topup.ts";

/** Applies what became of an automatic top-up; answers with what is left to record, if anything is. */
export async function takeAutoTopup(
  ports: EventPorts,
  event: EventRef,
  paymentIntentId: string,
  fields: LogFields,
): Promise<Exclude<SyncedAutoTopup, { kind: "applied" }> | null> {
  const synced = await syncAutoTopup(ports, paymentIntentId, event);
  if (synced.kind !== "applied") return synced;
  logAutoTopup(ports.log, synced, fields);
  return null;
}
