import { z } from "zod";
import { tenantRole } from "../../supabase/functions/_shared/credits/tenant-role.ts";

/** A row of `credit_members`. */
export const member = z.object({
  user_id: z.string().min(1),
  role: tenantRole,
  email: z.string().nullable(),
}).transform((row) => ({ userId: row.user_id, role: row.role, email: row.email }));

/** Somebody who belongs to a tenant; without an address where it is not the reader's to see. */
export type Member = z.infer<typeof member>;
