import { z } from "zod";

/** What a run may be told: only to look, and how much it may do before it leaves the rest to the next. */
export const reconcileRequest = z.strictObject({
  dry_run: z.boolean().default(false),
  max_objects: z.int().min(1).max(10_000).default(2_000),
  max_seconds: z.int().min(1).max(120).default(50),
});

export type ReconcileRequest = z.infer<typeof reconcileRequest>;
