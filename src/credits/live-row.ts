import { z } from "zod";
import { moment } from "./moment.ts";

/** A row of `credit_live`: when anything last changed, and the channel that tells of it, if any. */
export const liveRow = z.object({ changed_at: moment.nullable(), topic: z.string().nullable() })
  .transform((row) => ({ changedAt: row.changed_at, topic: row.topic }));
