import { expect, it } from "vitest";
import { ALPENBLICK, createTestDatabase } from "../support/test-database.ts";
import { watchPlans } from "../support/watch-plans.ts";

it("ending a hold reads none of the others that are open, though statistics say there are none", async () => {
  const { databaseUrl, owner } = await createTestDatabase({ connections: 1 });
  await owner`select public.rpc_credit_topup(${ALPENBLICK}, 10000, 'topup')`;
  const hold = (name: string) =>
    owner<{ hold_id: string }[]>`
      select h.hold_id
      from generate_series(1, 200) as n,
      lateral public.rpc_credit_hold(${ALPENBLICK}, 1, ${name} || n) as h`;
  const yesterday = (await hold("yesterday")).map(({ hold_id }) => hold_id);
  await owner`
    select public.rpc_credit_release(${ALPENBLICK}, h.hold_id, 'release:' || h.hold_id)
    from unnest(${yesterday}::uuid[]) as h (hold_id)`;
  await owner`vacuum analyze credits.holds`;
  const [captured, released] = await hold("today");

  const { sql, readings } = await watchPlans(databaseUrl);
  await sql`
    select public.rpc_credit_capture(${ALPENBLICK}, ${captured?.hold_id ?? ""}, null, 'capture')`;
  await sql`select public.rpc_credit_release(${ALPENBLICK}, ${released?.hold_id ?? ""}, 'release')`;
  const ofHolds = readings().filter(({ query }) => query.includes("credits.holds"));

  expect(ofHolds.length).toBeGreaterThan(3);
  expect(ofHolds.filter(({ rows }) => rows > 2)).toEqual([]);
});
