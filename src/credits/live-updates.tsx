import { useLiveUpdates } from "./use-live-updates.ts";

/** Keeps what is shown of a tenant up to date while it is mounted; shows nothing itself. */
export function LiveUpdates({ tenantId }: { tenantId: string }) {
  useLiveUpdates(tenantId);
  return null;
}
