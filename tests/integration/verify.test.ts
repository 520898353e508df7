import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repositoryDirectory } from "../../stack/repository.ts";
import {
  ALPENBLICK,
  brokenRules,
  createTestDatabase,
  type TestDatabase,
} from "../support/test-database.ts";

/** Books with a bit of everything. */
async function books(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  const { service } = database;
  await service`select public.rpc_credit_topup(${ALPENBLICK}, 100, 'first')`;
  await service`select public.rpc_credit_deduct(${ALPENBLICK}, 30, 'work')`;
  await service`select public.rpc_credit_topup(${ALPENBLICK}, 50, 'second')`;
  await service`select public.rpc_credit_deduct(${ALPENBLICK}, 10, 'more work')`;
  return database;
}

/** Damage that only the owner with triggers off could do, and the rule that finds it. */
const DAMAGE: [string, string, string][] = [
  [
    "a balance raised by hand",
    "update public.tenant_credit_balance set balance = balance + 1",
    "a balance is",
  ],
  [
    "an entry changed",
    "update credits.entries set amount_credits = -29 where kind = 'deduct' and balance_after = 70",
    "balance_after chains",
  ],
  [
    "an entry removed",
    "delete from credits.entries where idempotency_key = 'work'",
    "versions run without gaps",
  ],
  [
    "a grant changed by hand",
    "update credits.grants set remaining = remaining - 1",
    "a grant has burnt",
  ],
  ["a burn removed", "delete from credits.burns", "burns tile"],
  [
    "a grant removed",
    "delete from credits.grants where amount_credits = 50",
    "a topup entry has one grant",
  ],
  [
    "an expiry forgotten",
    "update credits.grants set expires_at = now() + interval '1 hour'",
    "a balance is due when",
  ],
  [
    "spending forgotten",
    "update public.tenant_credit_balance set spent_total = settled_total",
    "a balance is what its grants",
  ],
];

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
    expect(right.stdout).toContain("Read 4 entries, 2 grants and 0 purchases of 1 balances");
    await database.owner`update public.tenant_credit_balance set balance = balance + 1`;
    const wrong = verify("--database-url", database.databaseUrl, "--tenant", ALPENBLICK);
    expect(wrong).toMatchObject({ status: 1 });
    expect(wrong.stdout).toContain("a balance is the sum of its entries");
    expect(verify()).toMatchObject({ status: 2 });
  });
});
