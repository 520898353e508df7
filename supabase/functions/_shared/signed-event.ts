import { z } from "zod";

/** The last second that a date can name in four digits of a year. */
const MAX_SECONDS = 253_402_300_799;

/** An event of Stripe's, as far as it is believed: its id, its type, and what it is about. */
export const signedEvent = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  livemode: z.boolean(),
  created: z.number().int().min(0).max(MAX_SECONDS).optional(),
  data: z.object({ object: z.unknown() }),
});
