import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repositoryDirectory } from "../../stack/repository.ts";
import { DAMAGE } from "../support/books-damage.ts";
import {
  ALPENBLICK,
  brokenRules,
  createTestDatabase,
  type TestDatabase,
  USERS,
} from "../support/test-database.ts";

/** Books with a bit of everything. */
async function books(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  const { service } = database;
  await service`select public.rpc_credit_topup(${ALPENBLICK}, 100, 'first')`;
  await service`select public.rpc_credit_deduct(${ALPENBLICK}, 30, 'work')`;
  await service`select public.rpc_credit_topup(${ALPENBLICK}, 50, 'second')`;
  const [work] = await service<{ entry_id: bigint }[]>`
    select * from public.rpc_credit_deduct(${ALPENBLICK}, 10, 'more work')`;
  await service`select public.rpc_credit_restore(${ALPENBLICK}, ${
    work?.entry_id ?? 0n
  }, 4, 'undo')`;
  const holds = await service<{ hold_id: string }[]>`
    select h.hold_id from generate_series(1, 2) as n,
      lateral public.rpc_credit_hold(${ALPENBLICK}, 10, 'hold ' || n) as h`;
  await service`
    select public.rpc_credit_capture(${ALPENBLICK}, ${holds[0]?.hold_id ?? ""}, 7, 'capture')`;
  await service`
    select public.rpc_credit_reverse(${ALPENBLICK}, g.grant_id, 80, 'refund')
    from credits.grants as g where g.amount_credits = 100`;
  await service`select public.rpc_credit_set_budget(${ALPENBLICK}, ${USERS.member}, 5)`;
  return database;
}

describe("credits.verify", () => {
  it("finds nothing in right books", async () => {
    expect(await brokenRules(await books())).toEqual([]);
  });

  it.each(DAMAGE)("finds %s", async (_, damage, rule) => {
    const database = await books();
    await database.owner.begin(async (sql) => {
      await sql`set local session_replication_role = 'replica'`;
      await sql.unsafe(damage);
    });
    expect((await brokenRules(database)).join("\n")).toContain(rule);
  });

  it("answers the command with 0 or 1 and a table, and bad use with 2", async () => {
    const database = await books();
    const verify = (...args: string[]) =>
      spawnSync(join(repositoryDirectory, "node_modules", ".bin", "tsx"), [
        join(repositoryDirectory, "scripts", "verify.ts"),
        ...args,
      ], { encoding: "utf8" });

    const right = verify("--database-url", database.databaseUrl);
    expect(right).toMatchObject({ status: 0 });
    expect(right.stdout).toContain("Read 9 entries, 2 grants and 0 purchases of 1 balances");
    await database.owner`update public.tenant_credit_balance set balance = balance + 1`;
    const wrong = verify("--database-url", database.databaseUrl, "--tenant", ALPENBLICK);
    expect(wrong).toMatchObject({ status: 1 });
    expect(wrong.stdout).toContain("a balance is the sum of its entries");
    expect(verify()).toMatchObject({ status: 2 });
  });
});
