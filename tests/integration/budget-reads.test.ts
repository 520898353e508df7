import { describe, expect, it } from "vitest";
import { createMonth } from "../support/member-month.ts";
import { ALPENBLICK, NORDLICHT, USERS } from "../support/test-database.ts";

describe("credit_budgets", () => {
  it("shows members their own, owners and admins their tenant's, and nobody another's", async () => {
    const month = await createMonth();
    await month.limit(5);
    await month.limit(7, { user: USERS.billing });
    await month.service`select public.rpc_credit_set_budget(${NORDLICHT}, ${USERS.stranger}, 9)`;
    const seen = async (user: string) => {
      const rows = await month.asUser(
        user,
        (sql) =>
          sql<{ limit: number }[]>`
          select limit_credits::int as limit from public.credit_budgets order by 1`,
      );
      return rows.map(({ limit }) => limit);
    };

    expect(await seen(USERS.member)).toEqual([5]);
    expect(await seen(USERS.billing)).toEqual([7]);
    expect(await seen(USERS.owner)).toEqual([5, 7, 9]);
    expect(await seen(USERS.stranger)).toEqual([9]);
    await month.owner`delete from public.tenant_members where user_id = ${USERS.member}`;
    expect(await seen(USERS.member)).toEqual([]);
  });

  it("tells what is left and when the next month begins in UTC", async () => {
    const month = await createMonth();
    await month.limit(5, { action: "fax" });
    await month.deduct(2, { action: "fax" });
    const [row] = await month.owner`
      select *, resets_at = date_trunc('month', now() at time zone 'UTC' + interval '1 month')
        at time zone 'UTC' as is_next_month
      from public.credit_budgets`;
    expect(row).toMatchObject({
      ...{ user_id: USERS.member, action: "fax", is_next_month: true },
      ...{ limit_credits: 5n, spent_credits: 2n, left_credits: 3n },
    });
  });
});

describe("the preflight", () => {
  it("answers for the member: their own when they ask, the actor's when a service does", async () => {
    const month = await createMonth();
    await month.limit(5);
    const ask = (amount: number, actor: string | null) =>
      month.service`
        select allowed, available::int, shortfall::int, budget_left::int
        from public.rpc_credit_preflight(${ALPENBLICK}, ${amount}, actor => ${actor})`;
    const free = { allowed: true, available: 1000, shortfall: 0, budget_left: null };

    expect((await ask(6, null))[0]).toEqual(free);
    expect((await ask(6, USERS.billing))[0]).toEqual(free);
    expect((await ask(5, USERS.member))[0])
      .toEqual({ allowed: true, available: 5, shortfall: 0, budget_left: 5 });
    expect((await ask(6, USERS.member))[0])
      .toEqual({ allowed: false, available: 5, shortfall: 1, budget_left: 5 });
    const [own] = await month.asUser(
      USERS.member,
      (sql) => sql`select * from public.rpc_credit_preflight(${ALPENBLICK}, 6)`,
    );
    expect(own).toMatchObject({ allowed: false });
    const [others] = await month.asUser(
      USERS.billing,
      (sql) =>
        sql`select * from public.rpc_credit_preflight(${ALPENBLICK}, 6, actor => ${USERS.member})`,
    );
    expect(others, "a member learns nothing of another's budget").toMatchObject({ allowed: true });
  });

  it("looks at the budgets that the deduct will look at", async () => {
    const month = await createMonth();
    await month.limit(0, { action: "fax" });
    const allowed = async (action: string) => {
      const [row] = await month.service`
        select allowed from public.rpc_credit_preflight(
          ${ALPENBLICK}, action => ${action}, actor => ${USERS.member})`;
      return row?.["allowed"];
    };
    expect([await allowed("fax"), await allowed("letter")]).toEqual([false, true]);
  });
});
