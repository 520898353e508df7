import { describe, expect, it } from "vitest";
import { createMonth, EXCEEDED } from "../support/member-month.ts";
import {
  ALPENBLICK,
  brokenRules,
  createTestDatabase,
  NOBODY,
  refusal,
  USERS,
} from "../support/test-database.ts";

describe("setting a budget", () => {
  it("in the middle of a month counts what the member has spent, and what may still come back", async () => {
    const month = await createMonth();
    await month.spend(100);
    await month.nextMonth();
    await month.restore(await month.spend(10), 3);
    await month.capture(await month.hold(10), 12);
    await month.capture(await month.hold(10), 6);
    await month.restore(await month.capture(await month.hold(5), 8), 4);
    await month.release(await month.hold(50));
    const open = await month.hold(2);
    await month.deduct(3, { action: "fax" });
    await month.deduct(40, { actor: USERS.billing });

    const [receipt] = await month.limit(40);
    expect(receipt).toMatchObject({ outcome: "set", spent_credits: 34n, left_credits: 6n });
    await month.limit(10, { action: "fax" });
    expect(await month.counted("fax")).toBe(3);
    await month.release(open);
    expect(await month.counted()).toBe(32);
    expect(await brokenRules(month)).toEqual([]);
  });

  it("again changes the limit and leaves the counter; below what is spent, nothing is left", async () => {
    const month = await createMonth();
    await month.limit(10);
    await month.spend(8);

    const [lower] = await month.limit(5);
    expect(lower).toMatchObject({ spent_credits: 8n, left_credits: 0n });
    expect(await month.deduct(1)).toBe(EXCEEDED);
    const [higher] = await month.limit(9);
    expect(higher).toMatchObject({ spent_credits: 8n, left_credits: 1n });
    expect(await month.owner`select 1 from credits.budgets`).toHaveLength(1);
  });

  it("to null removes it, however often, and the last one frees the tenant's deducts", async () => {
    const month = await createMonth();
    const hasBudgets = async () => {
      const [row] = await month.owner`select has_budgets from public.tenant_credit_balance`;
      return row?.["has_budgets"];
    };
    await month.limit(1);
    await month.limit(1, { action: "fax" });
    for (const _ of [1, 2]) {
      expect((await month.limit(null))[0]).toMatchObject({ outcome: "removed" });
    }
    expect([await hasBudgets(), await month.deduct(5)]).toEqual([true, "accepted"]);
    await month.limit(null, { action: "fax" });
    expect(await hasBudgets()).toBe(false);
  });

  it("before the tenant has any credits works, and counts from the first", async () => {
    const { service, owner, ...database } = await createTestDatabase();
    await service`select public.rpc_credit_set_budget(${ALPENBLICK}, ${USERS.member}, 5)`;
    expect(await brokenRules({ service, owner, ...database })).toEqual([]);
    await service`select public.rpc_credit_topup(${ALPENBLICK}, 100, 'opening')`;
    expect(
      await refusal(service`select public.rpc_credit_deduct(
        ${ALPENBLICK}, 6, 'k', actor => ${USERS.member})`),
    ).toBe(EXCEEDED);
    expect(await brokenRules({ service, owner, ...database })).toEqual([]);
  });

  it("refuses strangers, unknown tenants and actions, and limits that are none", async () => {
    const month = await createMonth();
    expect(await refusal(month.limit(5, { user: USERS.stranger }))).toBe("PT404 unknown_member");
    expect(await refusal(month.limit(5, { action: "teleport" }))).toBe("PT404 unknown_action");
    expect(await refusal(month.limit(-1))).toBe("PT422 amount_out_of_range");
    expect(await refusal(month.limit(1_000_000_000_001))).toBe("PT422 amount_out_of_range");
    expect(
      await refusal(
        month.service`select public.rpc_credit_set_budget(${NOBODY}, ${USERS.member}, 5)`,
      ),
    ).toBe("PT404 unknown_tenant");
    expect(await month.owner`select 1 from credits.budgets`).toHaveLength(0);
  });

  it("of a member who was removed: it goes on counting, cannot be raised, can be removed", async () => {
    const month = await createMonth();
    await month.limit(5);
    await month.owner`delete from public.tenant_members where user_id = ${USERS.member}`;

    expect(await month.deduct(6)).toBe(EXCEEDED);
    expect(await refusal(month.limit(50))).toBe("PT404 unknown_member");
    expect((await month.limit(null))[0]).toMatchObject({ outcome: "removed" });
    expect(await month.deduct(6)).toBe("accepted");
  });
});
