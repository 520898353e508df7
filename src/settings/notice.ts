import { z } from "zod";
import { moment } from "../credits/moment.ts";

/** A row of `credit_notices`. */
export const notice = z.object({
  notice_id: z.string(),
  type: z.string(),
  state: z.enum(["pending", "delivered", "given_up"]),
  attempts: z.int(),
  next_attempt_at: moment,
  last_problem: z.string().nullable(),
  created_at: moment,
}).transform((row) => ({
  noticeId: row.notice_id,
  type: row.type,
  state: row.state,
  attempts: row.attempts,
  nextAttemptAt: row.next_attempt_at,
  lastProblem: row.last_problem,
  createdAt: row.created_at,
}));

/** One notice, and what became of delivering it. */
export type Notice = z.infer<typeof notice>;
