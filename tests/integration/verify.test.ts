import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repositoryDirectory } from "../../stack/repository.ts";
import {
  ALPENBLICK,
  brokenRules,
  createTestDatabase,
  NORDLICHT,
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

/** Damage that only the owner with triggers off could do, and the rule that finds it. */
const DAMAGE: [string, string, string][] = [
  [
    "a balance raised by hand",
    "update public.tenant_credit_balance set balance = balance + 1",
    "a balance is",
  ],
  [
    "a balance of a tenant without entries",
    `insert into public.tenant_credit_balance (tenant_id, credit_type, balance)
    values ('${NORDLICHT}', 'credit', 1)`,
    "a balance is the sum of its entries",
  ],
  [
    "an entry changed",
    "update credits.entries set amount_credits = -29 where kind = 'deduct' and balance_after = 70",
    "balance_after chains",
  ],
  [
    "a price that was not charged",
    "update credits.entries set unit_price = 2 where idempotency_key = 'work'",
    "a deduct costs its price times its quantity",
  ],
  [
    "a key that is too long",
    "update credits.entries set idempotency_key = repeat('k', 256) where idempotency_key = 'work'",
    "key and metadata keep within their bounds",
  ],
  [
    "metadata that is no object",
    "update credits.entries set metadata = '[]' where idempotency_key = 'work'",
    "key and metadata keep within their bounds",
  ],
  [
    "an entry removed",
    "delete from credits.entries where idempotency_key = 'work'",
    "versions run without gaps",
  ],
  [
    "a grant changed by hand",
    "update credits.grants set remaining = remaining - 1 where remaining > 0",
    "a grant paid what is neither left nor gone",
  ],
  ["a burn removed", "delete from credits.burns", "burns tile"],
  [
    "a grant removed",
    "delete from credits.grants where amount_credits = 50",
    "what is granted has one grant",
  ],
  [
    "an expiry forgotten",
    "update credits.grants set expires_at = now() + interval '1 minute'",
    "a balance is due when",
  ],
  [
    "spending forgotten",
    "update public.tenant_credit_balance set settled_total = spent_total",
    "what is not held is what grants have left",
  ],
  [
    "a hold raised by hand",
    "update public.tenant_credit_balance set held = held + 1",
    "held is the sum of open holds",
  ],
  [
    "a hold closed without an entry",
    "update credits.holds set state = 'released', closed_at = now() where state = 'open'",
    "a hold ends by one entry",
  ],
  [
    "a hold's entry changed",
    "update credits.entries set spent_credits = spent_credits + 1 where kind = 'hold'",
    "held_after chains",
  ],
  [
    "a deduct that covers too little spending",
    "update credits.entries set spent_credits = 9 where idempotency_key = 'more work'",
    "an entry spends what its kind says",
  ],
  [
    "a return removed",
    "delete from credits.returns where to_spent - from_spent = 4",
    "a restore returns its amount",
  ],
  [
    "a return that overlaps another",
    "update credits.returns set from_spent = 0 where to_spent - from_spent = 4",
    "what comes back was spent, once",
  ],
  [
    "a restore of more than was spent",
    "update credits.entries set amount_credits = 11 where kind = 'restore'",
    "restores give back at most",
  ],
  [
    "a reversal forgotten",
    "update credits.grants set reversed_credits = 0, remaining = remaining + reversed_credits",
    "what is gone from a grant",
  ],
  [
    "a reversal of more than was granted",
    "update credits.entries set spent_credits = 54 where kind = 'reverse'",
    "a grant is reversed at most once over",
  ],
  [
    "a debt that nobody reversed",
    "update public.tenant_credit_balance set balance = held - 1; " +
    "update credits.entries set origin_entry_id = null where kind = 'reverse'",
    "only a reversal makes a debt",
  ],
  [
    "a budget's counter changed",
    "update credits.budgets set spent_credits = 1",
    "a budget counts what its member spent",
  ],
  [
    "a budget that deducts do not look for",
    "update public.tenant_credit_balance set has_budgets = false",
    "a balance knows of its budgets",
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
    expect(right.stdout).toContain("Read 9 entries, 2 grants and 0 purchases of 1 balances");
    await database.owner`update public.tenant_credit_balance set balance = balance + 1`;
    const wrong = verify("--database-url", database.databaseUrl, "--tenant", ALPENBLICK);
    expect(wrong).toMatchObject({ status: 1 });
    expect(wrong.stdout).toContain("a balance is the sum of its entries");
    expect(verify()).toMatchObject({ status: 2 });
  });
});
