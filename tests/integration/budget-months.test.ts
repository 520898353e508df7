import { expect, it } from "vitest";
import { createMonth } from "../support/member-month.ts";
import { ALPENBLICK, brokenRules, refusal, type Sql, USERS } from "../support/test-database.ts";

type Month = Awaited<ReturnType<typeof createMonth>>;

/** Holds and deducts 10 each in a transaction that was waiting while a month of the test's own ended. */
async function spendAcrossTheEnd({ owner, service }: Month) {
  const [{ end } = { end: "" }] = await owner<{ end: string }[]>`
    select (clock_timestamp() + interval '200 ms')::text as end`;
  await owner.unsafe(`
    create or replace function credits.utc_month(moment timestamptz)
    returns date language sql immutable set search_path = ''
    return case when utc_month.moment < '${end}'::timestamptz
      then date '2026-10-01' else date '2026-11-01' end`);
  await owner`update credits.budgets set month = '2026-10-01'`;
  const spend = async (sql: Sql) => {
    const [spent] = await sql<{ entry_id: bigint; hold_id: string }[]>`
      select d.entry_id, h.hold_id
      from public.rpc_credit_deduct(${ALPENBLICK}, 10, 'late 1', actor => ${USERS.member}) as d,
        public.rpc_credit_hold(${ALPENBLICK}, 10, 'late 2', actor => ${USERS.member}) as h`;
    return { entry: spent?.entry_id ?? 0n, hold: spent?.hold_id ?? "" };
  };
  const connection = await service.reserve();
  await connection`begin`;
  await connection`select now()`;
  await owner`select pg_sleep_until(${end}::timestamptz)`;
  const spent = await spend(connection);
  await connection`commit`;
  connection.release();
  return spent;
}

it("what waited while the month ended counts in the month of its entry, and comes back of that", async () => {
  const month = await createMonth();
  await month.limit(100);
  const { entry, hold } = await spendAcrossTheEnd(month);
  expect(await month.counted()).toBe(20);
  await month.spend(1);

  expect(await refusal(month.release(hold))).toBe("accepted");
  expect(await refusal(month.restore(entry))).toBe("accepted");
  expect(await month.counted()).toBe(1);
  expect(await brokenRules(month)).toEqual([]);
});
