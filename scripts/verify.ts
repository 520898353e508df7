/**
 * npm run verify -- --database-url postgres://… [--tenant ID]
 *
 * Proves the books: asks credits.verify() for every broken rule. Exit code 0 when there is none, 1 when
 * there is one, 2 when it cannot ask. Reads only, in one snapshot; needs the database's owner or
 * service_role.
 */
import { parseArgs } from "node:util";
import postgres from "postgres";

const { values } = parseArgs({
  options: { "database-url": { type: "string" }, tenant: { type: "string" } },
});
const databaseUrl = values["database-url"];
if (databaseUrl === undefined) {
  console.error("Cannot verify: give --database-url, the connection string of the database");
  process.exit(2);
}
const tenant = values.tenant ?? null;

type Books = { tenants: string; entries: string; grants: string; purchases: string };
type BrokenRule = { rule: string; tenant: string; found: string };

async function readBooks(): Promise<{ books: Books | undefined; broken: BrokenRule[] }> {
  const sql = postgres(databaseUrl ?? "", { max: 1, onnotice: () => undefined });
  try {
    return await sql.begin("isolation level repeatable read read only", async (sql) => {
      const [books] = await sql<Books[]>`
        select
          (select count(*) from public.tenant_credit_balance as b
            where ${tenant}::uuid is null or b.tenant_id = ${tenant}) as tenants,
          (select count(*) from credits.entries as e
            where ${tenant}::uuid is null or e.tenant_id = ${tenant}) as entries,
          (select count(*) from credits.grants as g
            where ${tenant}::uuid is null or g.tenant_id = ${tenant}) as grants,
          (select count(*) from billing.purchases as p
            where ${tenant}::uuid is null or p.tenant_id = ${tenant}) as purchases`;
      const broken = await sql<BrokenRule[]>`
        select v.broken_rule as rule, v.broken_tenant_id as tenant, v.found
        from credits.verify(${tenant}::uuid) as v
        order by v.broken_rule, v.broken_tenant_id`;
      return { books, broken: broken.map((row) => ({ ...row })) };
    });
  } finally {
    await sql.end();
  }
}

try {
  const { books, broken } = await readBooks();
  console.log(
    `Read ${books?.entries} entries, ${books?.grants} grants and ${books?.purchases} purchases ` +
      `of ${books?.tenants} balances`,
  );
  if (broken.length === 0) {
    console.log("✓ The books are right: every rule holds");
  } else {
    console.table(broken);
    console.error(
      `✗ The books are wrong in ${broken.length} places; docs/operations.md says what to do`,
    );
    process.exitCode = 1;
  }
} catch (error) {
  console.error(`Cannot verify: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
