import { expect, it } from "vitest";
import type { Member } from "../tenants/member.ts";
import { budget, budgetsByMember } from "./budget.ts";

const member = (userId: string): Member => ({
  userId,
  role: "member",
  email: `${userId}@a.example`,
});
const of = (userId: string, action: string | null) =>
  budget.parse({
    ...{ user_id: userId, action, limit_credits: 50, spent_credits: "20", left_credits: 30 },
    resets_at: "2026-12-01T00:00:00Z",
  });

it("everybody is shown, with a budget or without, and the one over all comes first", () => {
  const shown = budgetsByMember([member("ann"), member("ben")], [
    of("ben", "fax"),
    of("ben", null),
  ]);
  expect(shown.map(({ userId, budgets }) => [userId, budgets.map(({ action }) => action)]))
    .toEqual([["ann", []], ["ben", [null, "fax"]]]);
});

it("a budget of somebody who left stays in sight, to be removed", () => {
  const [, gone] = budgetsByMember([member("ann")], [of("carl", null), of("carl", "fax")]);
  expect(gone).toMatchObject({ userId: "carl", member: null });
  expect(gone?.budgets).toHaveLength(2);
});
