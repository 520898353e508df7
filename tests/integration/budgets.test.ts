import { describe, expect, it } from "vitest";
import { createMonth, EXCEEDED } from "../support/member-month.ts";
import { ALPENBLICK, brokenRules, refusal, USERS } from "../support/test-database.ts";

describe("a member's budget", () => {
  it("lets a deduct through that fits, refuses one that does not and says what is left", async () => {
    const month = await createMonth();
    await month.limit(10);

    expect(await month.deduct(7)).toBe("accepted");
    const refused = await month.spend(4).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: "PT402",
      detail: "budget_exceeded required=4 available=3 shortfall=1",
      message: "Cannot spend 4 credits: 3 left of the member's budget for this month",
    });
    expect(await month.deduct(3)).toBe("accepted");
    expect(await month.deduct(1)).toBe(EXCEEDED);
    expect(await month.counted()).toBe(10);
    const [row] = await month.owner`select balance from public.tenant_credit_balance`;
    expect(row).toEqual({ balance: 990n });
    expect(await brokenRules(month)).toEqual([]);
  });

  it("binds that member alone, and no service that acts for itself", async () => {
    const month = await createMonth();
    await month.limit(0);

    expect(await month.deduct(1)).toBe(EXCEEDED);
    expect(await month.deduct(1, { actor: USERS.billing })).toBe("accepted");
    expect(await month.deduct(1, { actor: null })).toBe("accepted");
  });

  it("of an action and over all must both fit", async () => {
    const month = await createMonth();
    await month.limit(10);
    await month.limit(4, { action: "fax" });

    expect(await month.deduct(5, { action: "fax" })).toBe(EXCEEDED);
    expect(await month.deduct(4, { action: "fax" })).toBe("accepted");
    expect(await month.deduct(1, { action: "fax" })).toBe(EXCEEDED);
    expect(await month.deduct(6, { action: "letter" })).toBe("accepted");
    expect(await month.deduct(1, { action: "letter" })).toBe(EXCEEDED);
    expect(await month.deduct(1)).toBe(EXCEEDED);
    expect([await month.counted("fax"), await month.counted()]).toEqual([4, 10]);
    expect(await brokenRules(month)).toEqual([]);
  });

  it("begins anew with the month", async () => {
    const month = await createMonth();
    await month.limit(10);
    await month.deduct(10);
    await month.nextMonth();

    expect(await month.counted()).toBe(0);
    expect(await month.deduct(11)).toBe(EXCEEDED);
    expect(await month.deduct(10)).toBe("accepted");
    expect(await month.deduct(1)).toBe(EXCEEDED);
    expect(await brokenRules(month)).toEqual([]);
  });

  it("holds when the clock was set back across the end of the month", async () => {
    const month = await createMonth();
    await month.limit(10);
    await month.deduct(6);
    await month.owner`
      update credits.budgets set month = month + interval '1 month', spent_credits = 0`;

    expect(await month.deduct(5)).toBe(EXCEEDED);
    expect(await month.deduct(4)).toBe("accepted");
    expect(await month.deduct(1)).toBe(EXCEEDED);
    expect(await brokenRules(month)).toEqual([]);
  });

  it("takes a hold in full and gets back what was not captured", async () => {
    const month = await createMonth();
    await month.limit(10);
    const hold = await month.hold(8);

    expect(await month.deduct(3)).toBe(EXCEEDED);
    await month.capture(hold, 5);
    expect(await month.counted()).toBe(5);
    expect(await refusal(month.hold(6))).toBe(EXCEEDED);
    const released = await month.hold(5);
    await month.release(released);
    expect(await month.counted()).toBe(5);
    expect(await brokenRules(month)).toEqual([]);
  });

  it("never keeps credits from coming back, even if it had counted less", async () => {
    const month = await createMonth();
    await month.limit(10);
    const hold = await month.hold(8);
    await month.owner`update credits.budgets set spent_credits = 3`;

    expect(await refusal(month.release(hold))).toBe("accepted");
    expect(await month.counted()).toBe(0);
  });

  it("must fit what a capture takes beyond its hold, else the hold stays", async () => {
    const month = await createMonth();
    await month.limit(10);
    const hold = await month.hold(6);

    expect(await refusal(month.capture(hold, 11))).toBe(EXCEEDED);
    expect(await month.counted()).toBe(6);
    await month.capture(hold, 10);
    expect(await month.counted()).toBe(10);
    expect(await brokenRules(month)).toEqual([]);
  });

  it("gets back a hold past its deadline, in reads at once and in the next write", async () => {
    const month = await createMonth();
    await month.limit(10);
    await month.hold(8);
    await month.owner`update credits.holds set deadline_at = now()`;
    await month.owner`update public.tenant_credit_balance set next_due_at = now()`;

    expect(await month.counted()).toBe(0);
    const [asked] = await month.service`
      select * from public.rpc_credit_preflight(${ALPENBLICK}, 10, actor => ${USERS.member})`;
    expect(asked).toMatchObject({ allowed: true, budget_left: 10n });
    expect(await month.deduct(10)).toBe("accepted");
    expect(await brokenRules(month)).toEqual([]);
  });

  it("gets back what is restored, also of a capture beyond its hold", async () => {
    const month = await createMonth();
    await month.limit(20);
    const deduct = await month.spend(10);
    await month.restore(deduct, 4);
    expect(await month.counted()).toBe(6);
    const capture = await month.capture(await month.hold(5), 8);
    expect(await month.counted()).toBe(14);
    await month.restore(capture, 6);
    expect(await month.counted()).toBe(8);
    await month.restore(capture);
    await month.restore(deduct);
    expect(await month.counted()).toBe(0);
    expect(await brokenRules(month)).toEqual([]);
  });

  it("gets nothing back of what an earlier month had spent", async () => {
    const month = await createMonth();
    await month.limit(20);
    const deduct = await month.spend(6);
    const captured = await month.hold(4);
    const released = await month.hold(4);
    await month.nextMonth();
    await month.spend(1);
    const capture = await month.capture(captured, 7);

    expect(await month.counted()).toBe(4);
    await month.release(released);
    await month.restore(deduct);
    expect(await month.counted()).toBe(4);
    await month.restore(capture);
    expect(await month.counted()).toBe(1);
    expect(await brokenRules(month)).toEqual([]);
  });

  it("refuses the items of a batch that do not fit, and no other", async () => {
    const month = await createMonth();
    await month.limit(10);
    const items = [6, 5, 4, 1].map((amount, index) => ({
      ...{ tenant_id: ALPENBLICK, amount, idempotency_key: `item ${index}` },
      actor: USERS.member,
    }));
    const rows = await month.service<{ outcome: string; code: string | null }[]>`
      select outcome, code
      from public.rpc_credit_deduct_batch(${month.service.json(items)}) order by item`;

    expect(rows.map(({ outcome, code }) => code ?? outcome))
      .toEqual(["deducted", "budget_exceeded", "deducted", "budget_exceeded"]);
    expect(await month.counted()).toBe(10);
    expect(await brokenRules(month)).toEqual([]);
  });
});
