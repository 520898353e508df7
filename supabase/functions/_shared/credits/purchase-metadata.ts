import { z } from "zod";

/** Marks what this product created on a Stripe account that other apps may share. */
export const APP = "tenant-credits";

/** Tells an automatic payment from that of a Checkout Session, which settles by its session. */
const AUTO_TOPUP = "auto_topup";

/** The only thing we write into Stripe metadata: ids. Money never comes from there. */
export type PurchaseMetadata = { app: string; env: string; purchase_id: string; tenant_id: string };

const ids = z.object({ purchase_id: z.uuid(), tenant_id: z.uuid() });

/** Metadata of the session and the payment of one purchase in one environment. */
export function writePurchaseMetadata(
  { env, purchaseId, tenantId }: { env: string; purchaseId: string; tenantId: string },
): PurchaseMetadata {
  return { app: APP, env, purchase_id: purchaseId, tenant_id: tenantId };
}

/** Metadata of a payment that no person started: its own events decide, as it has no session. */
export function writeAutoTopupMetadata(
  ids: { env: string; purchaseId: string; tenantId: string },
): PurchaseMetadata & { origin: string } {
  return { ...writePurchaseMetadata(ids), origin: AUTO_TOPUP };
}

/** True for the metadata of an automatic payment of ours. */
export function isAutoTopup(metadata: Record<string, string> | null | undefined): boolean {
  return metadata?.["origin"] === AUTO_TOPUP;
}

/** True when this app, in this environment, wrote the metadata. */
export function isOurs(metadata: Record<string, string> | null | undefined, env: string): boolean {
  return metadata?.["app"] === APP && metadata["env"] === env;
}

/** The ids in our own metadata, or null when somebody damaged them. */
export function readPurchaseIds(
  metadata: Record<string, string> | null | undefined,
): { purchaseId: string; tenantId: string } | null {
  const parsed = ids.safeParse(metadata);
  return parsed.success
    ? { purchaseId: parsed.data.purchase_id, tenantId: parsed.data.tenant_id }
    : null;
}
