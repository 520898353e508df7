import { z } from "zod";

/**
 * What the dialog sends: which package, and the attempt it minted. Credits, price and currency are
 * not the client's to say.
 */
export const checkoutRequest = z.strictObject({
  tenant_id: z.uuid(),
  package_id: z.string().min(1).max(63),
  attempt_id: z.uuid(),
  locale: z.enum(["de", "en"]).default("en"),
  /** The buyer's consent that Stripe keeps the card for automatic top-ups. */
  save_card: z.boolean().default(false),
});

/** What the return page sends to learn the truth about one purchase of one's own tenant. */
export const syncRequest = z.strictObject({
  tenant_id: z.uuid(),
  purchase_id: z.uuid(),
});

export type CheckoutRequest = z.infer<typeof checkoutRequest>;
export type SyncRequest = z.infer<typeof syncRequest>;
