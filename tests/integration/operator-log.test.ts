import { describe, expect, it } from "vitest";
import { ALPENBLICK, createTestDatabase, refusal, USERS } from "../support/test-database.ts";

describe("the operators' records", () => {
  it("are appended, listed newest first, and changed by nobody", async () => {
    const { owner, service } = await createTestDatabase();
    const record = (subject: string) =>
      service`select public.rpc_credit_record_operation(
        'retry_event', ${USERS.operator}, null, ${subject})`;
    await record("evt_1");
    await record("evt_2");
    await service`select public.rpc_credit_finish_operation(1, 'done')`;
    const rows = await service<{ subject: string }[]>`
      select subject from public.rpc_credit_list_operations()`;
    expect(rows.map(({ subject }) => subject)).toEqual(["evt_2", "evt_1"]);
    for (const table of ["operator_records", "operator_outcomes"]) {
      const change = `delete from billing.${table}`;
      expect(await refusal(owner.unsafe(change)), change).toBe("PT403 forbidden");
      expect(await refusal(service.unsafe(change)), change).toBe("42501");
    }
  });

  it("tell what came of an act once: the first word counts, and no word is no outcome", async () => {
    const { service } = await createTestDatabase();
    const record = (action: string) =>
      service`select public.rpc_credit_record_operation(${action}, ${USERS.operator})`;
    await record("reconcile");
    await record("save_package");
    const finish = (outcome: string, code: string | null) =>
      service<{ is_new: boolean }[]>`
        select is_new from public.rpc_credit_finish_operation(1, ${outcome}, ${code})`;
    expect([...await finish("failed", "internal")]).toEqual([{ is_new: true }]);
    expect([...await finish("done", null)]).toEqual([{ is_new: false }]);
    const rows = await service`
      select action, outcome, code from public.rpc_credit_list_operations()`;
    expect([...rows]).toEqual([
      { action: "save_package", outcome: null, code: null },
      { action: "reconcile", outcome: "failed", code: "internal" },
    ]);
  });

  it("are of one operator, tenant or kind, or not done, in pages that leave out nothing", async () => {
    const { service } = await createTestDatabase();
    for (const n of [1, 2, 3, 4, 5, 6]) {
      await service`select public.rpc_credit_record_operation(
        ${n % 2 === 0 ? "adjust_balance" : "reconcile"},
        ${n === 6 ? USERS.owner : USERS.operator}, ${n % 2 === 0 ? ALPENBLICK : null},
        refused_with => ${n === 6 ? "forbidden" : null})`;
    }
    const list = async (filter: string) =>
      (await service.unsafe<{ record_id: bigint }[]>(
        `select record_id from public.rpc_credit_list_operations(${filter})`,
      )).map(({ record_id }) => Number(record_id));
    expect(await list("page_size => 4")).toEqual([6, 5, 4, 3]);
    expect(await list("page_size => 4, before_record_id => 3")).toEqual([2, 1]);
    expect(await list(`acted_by => '${USERS.operator}', of_action => 'adjust_balance'`)).toEqual([
      4,
      2,
    ]);
    expect(await list(`about_tenant_id => '${ALPENBLICK}'`)).toEqual([6, 4, 2]);
    expect(await list("not_done => true")).toEqual([6]);
  });
});
