import { z } from "zod";
import { amount } from "../credits/amount.ts";
import { moment } from "../credits/moment.ts";
import type { Member } from "../tenants/member.ts";

/** A row of `credit_budgets`. */
export const budget = z.object({
  user_id: z.string().min(1),
  action: z.string().nullable(),
  limit_credits: amount,
  spent_credits: amount,
  left_credits: amount,
  resets_at: moment,
}).transform((row) => ({
  userId: row.user_id,
  action: row.action,
  limitCredits: row.limit_credits,
  spentCredits: row.spent_credits,
  leftCredits: row.left_credits,
  resetsAt: row.resets_at,
}));

/** What a member may spend in a month, of one action or of all together, and what they have. */
export type Budget = z.infer<typeof budget>;

/** A member with their budgets; without a membership, somebody who left and kept theirs. */
export type MemberBudgets = { userId: string; member: Member | null; budgets: Budget[] };

/** Every member, and everybody else who has a budget, with what they may spend over all first. */
export function budgetsByMember(members: Member[], budgets: Budget[]): MemberBudgets[] {
  const of = (userId: string) =>
    budgets.filter((item) => item.userId === userId)
      .toSorted((a, b) => (a.action ?? "").localeCompare(b.action ?? ""));
  const known = new Set(members.map(({ userId }) => userId));
  const left = new Set(budgets.map(({ userId }) => userId).filter((id) => !known.has(id)));
  return [
    ...members.map((member) => ({ userId: member.userId, member, budgets: of(member.userId) })),
    ...[...left].map((userId) => ({ userId, member: null, budgets: of(userId) })),
  ];
}
