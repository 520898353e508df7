import { z } from "zod";
import { moment } from "../credits/moment.ts";

/** A row of `credit_endpoints`. */
export const endpoint = z.object({ url: z.string(), set_at: moment })
  .transform((row) => ({ url: row.url, setAt: row.set_at }));

/** Where a tenant's notices go, and since when with this secret. */
export type Endpoint = z.infer<typeof endpoint>;
