import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresServer, startPostgresServer } from "./postgres-server.ts";
import { isAlive } from "./processes/process-identity.ts";

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgresServer({ settings: { fsync: "off" } });
});

afterAll(() => server[Symbol.asyncDispose]());

async function query(url: string, statement: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1 });
  try {
    return [...await sql.unsafe(statement)];
  } finally {
    await sql.end();
  }
}

test("the server is Postgres 17 and asks for a password", async () => {
  const [row] = await query(server.adminUrl, "show server_version_num");
  expect(row).toEqual({ server_version_num: expect.stringMatching(/^17/) });
  const url = new URL(server.adminUrl);
  url.password = "wrong";
  await expect(query(url.href, "select 1")).rejects.toThrow("password authentication failed");
});

test("databases made from one template do not see each other's rows", async () => {
  const template = await server.createDatabase("origin");
  await query(template, "create table notes (body text)");
  const [first, second] = await Promise.all([
    server.createDatabase("first", { template: "origin" }),
    server.createDatabase("second", { template: "origin" }),
  ]);
  await query(first, "insert into notes values ('only here')");
  expect(await query(first, "select body from notes")).toEqual([{ body: "only here" }]);
  expect(await query(second, "select body from notes")).toEqual([]);
});

test("a dropped database is gone even while somebody is connected", async () => {
  const url = await server.createDatabase("doomed");
  const sql = postgres(url, { max: 1, onclose: () => undefined });
  await sql`select 1`;
  await server.dropDatabase("doomed");
  await expect(query(url, "select 1")).rejects.toThrow("does not exist");
  await sql.end();
});

test("a stopped server leaves no process behind", async () => {
  const other = await startPostgresServer();
  expect(isAlive(other.pid)).toBe(true);
  await other[Symbol.asyncDispose]();
  expect(isAlive(other.pid)).toBe(false);
});

test("a port that is taken is an error that names it", async () => {
  await expect(startPostgresServer({ port: server.port })).rejects.toThrow(
    `Cannot start Postgres on port ${server.port}`,
  );
});
