import postgres from "postgres";
import { afterAll, inject, onTestFinished } from "vitest";
import { databasesOf } from "../../stack/postgres/databases.ts";
import { createProjectDatabase } from "../../stack/project-database.ts";

/** The tenants and users of supabase/seed-demo.sql. */
export const ALPENBLICK = "11111111-1111-4111-8111-111111111111";
export const NORDLICHT = "22222222-2222-4222-8222-222222222222";
export const NOBODY = "99999999-9999-4999-8999-999999999999";
export const USERS = {
  owner: "a0000000-0000-4000-8000-000000000001",
  billing: "a0000000-0000-4000-8000-000000000002",
  member: "a0000000-0000-4000-8000-000000000003",
  operator: "c0000000-0000-4000-8000-000000000001",
  stranger: "b0000000-0000-4000-8000-000000000001",
} as const;

export type Sql = postgres.Sql<{ bigint: bigint }>;

export type TestDatabase = {
  databaseUrl: string;
  /** The owner, who may do anything: for arranging and for looking. */
  owner: Sql;
  /** Connections as service_role, which is what edge functions are to the database. */
  service: Sql;
  /** Runs one transaction as a signed-in user. */
  asUser: <Result>(
    userId: string,
    work: (sql: postgres.TransactionSql) => Promise<Result>,
  ) => Promise<Result>;
};

/** A fresh copy of the project's database that is gone when its test is over, or its whole file. */
export async function createTestDatabase(
  { connections = 4, goneAfter = onTestFinished }: {
    connections?: number;
    goneAfter?: typeof onTestFinished | typeof afterAll;
  } = {},
): Promise<TestDatabase> {
  const server = databasesOf(inject("postgresAdminUrl"));
  const { name, databaseUrl } = await createProjectDatabase(server);
  const connect = (max: number, role?: string) =>
    // Without the last parameter the driver sends concurrent queries down one connection in turn.
    postgres(`${databaseUrl}&max_pipeline=1`, {
      max,
      onnotice: () => undefined,
      types: { bigint: postgres.BigInt },
      connection: role === undefined ? {} : { options: `-c role=${role}` },
    });
  const owner = connect(2);
  const service = connect(connections, "service_role");
  goneAfter(async () => {
    await Promise.all([owner.end({ timeout: 1 }), service.end({ timeout: 1 })]);
    await server.dropDatabase(name);
  });
  await openAll(service, connections);
  return {
    databaseUrl,
    owner,
    service,
    asUser: async (userId, work) => {
      const claims = JSON.stringify({ sub: userId, role: "authenticated" });
      const results = await owner.begin(async (sql) => {
        await sql`select set_config('role', 'authenticated', true)`;
        await sql`select set_config('request.jwt.claims', ${claims}, true)`;
        return [await work(sql)] as const;
      });
      return results[0];
    },
  };
}

/** Makes every connection of a pool real, so that what a test then does at once happens at once. */
async function openAll(sql: Sql, connections: number): Promise<void> {
  const backends = await Promise.all(
    Array.from(
      { length: connections },
      () => sql<{ pid: number }[]>`select pg_backend_pid() as pid, pg_sleep(0.1)`,
    ),
  );
  const open = new Set(backends.map(([backend]) => backend?.pid)).size;
  if (open !== connections) throw new Error(`Cannot open ${connections} connections, only ${open}`);
}

/** Every rule of the books that is broken now. */
export async function brokenRules({ owner }: TestDatabase): Promise<string[]> {
  const rows = await owner<{ broken_rule: string; found: string }[]>`
    select broken_rule, found from credits.verify()`;
  return rows.map(({ broken_rule, found }) => `${broken_rule}: ${found}`);
}

/** The stable code a refused statement raised, the first word of its DETAIL. */
export async function refusal(statement: PromiseLike<unknown>): Promise<string> {
  try {
    await statement;
  } catch (error) {
    if (error instanceof postgres.PostgresError) {
      return error.code.startsWith("PT")
        ? `${error.code} ${(error.detail ?? "").split(" ")[0]}`
        : error.code;
    }
    throw error;
  }
  return "accepted";
}
