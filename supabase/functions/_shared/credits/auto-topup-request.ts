import { z } from "zod";

/**
 * What an owner or a billing member decides: charge the saved card for this package when fewer
 * credits than the threshold are available, at most so much a month, or do not any more. The price
 * agreed to is the package's at this moment; it is not the client's to say.
 */
export const autoTopupRequest = z.discriminatedUnion("is_on", [
  z.strictObject({
    tenant_id: z.uuid(),
    is_on: z.literal(true),
    threshold_credits: z.number(),
    package_id: z.string().min(1).max(63),
    monthly_cap_minor: z.number(),
    cooldown_seconds: z.number().exactOptional(),
    locale: z.enum(["de", "en"]).exactOptional(),
  }),
  z.strictObject({ tenant_id: z.uuid(), is_on: z.literal(false) }),
]);

export type AutoTopupRequest = z.infer<typeof autoTopupRequest>;
