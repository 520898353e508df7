import type { Log, LogFields } from "./log.ts";
import type { SyncedAutoTopup } from "./sync-auto-topup.ts";

/** One line of what became of an automatic top-up; a person is called when its money does not fit. */
export function logAutoTopup(
  log: Log,
  { tenantId, purchaseId, applied }: Extract<SyncedAutoTopup, { kind: "applied" }>,
  fields: LogFields,
): void {
  const { outcome, reason } = applied;
  log(outcome === "quarantined" ? "alert" : "info", "auto_topup_applied", {
    ...fields,
    ...{ tenant_id: tenantId, purchase_id: purchaseId, outcome },
    ...(reason === null ? {} : { reason }),
  });
}
