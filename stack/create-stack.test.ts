import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createStack, type Stack } from "./create-stack.ts";
import { createNodeClient } from "./node-client.ts";
import { repositoryDirectory } from "./repository.ts";
import { resetDataDirectory } from "./reset-data-directory.ts";

let home: string;
let dataDirectory: string;
let projectDirectory: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "create-stack-test-"));
  dataDirectory = join(home, "data");
  projectDirectory = join(home, "project");
  await mkdir(join(projectDirectory, "supabase", "migrations"), { recursive: true });
  await cp(
    join(repositoryDirectory, "supabase", "config.toml"),
    join(projectDirectory, "supabase", "config.toml"),
  );
  await writeMigration("20260101000000_create_notes", "create table public.notes (body text);");
});

afterAll(async () => {
  await resetDataDirectory(dataDirectory);
  await rm(home, { recursive: true, force: true });
});

function writeMigration(name: string, statement: string): Promise<void> {
  return writeFile(join(projectDirectory, "supabase", "migrations", `${name}.sql`), statement);
}

function start(): Promise<Stack> {
  return createStack({ dataDirectory, projectDirectory, functions: false });
}

async function query(stack: Stack, statement: string): Promise<unknown[]> {
  const sql = postgres(stack.databaseUrl, { max: 1 });
  try {
    return [...await sql.unsafe(statement)];
  } finally {
    await sql.end();
  }
}

test("a second start finds data and keys again and applies what was added meanwhile", async () => {
  const first = await start();
  await query(first, "insert into public.notes values ('kept')");
  await first[Symbol.asyncDispose]();
  await writeMigration("20260102000000_add_author", "alter table public.notes add author text;");

  await using second = await start();
  expect(second.secretKey).toBe(first.secretKey);
  expect(second.webhookSecret).toBe(first.webhookSecret);
  expect(await query(second, "select * from public.notes")).toEqual([
    { body: "kept", author: null },
  ]);
});

test("a second stack on the same data is refused and told which process is in the way", async () => {
  await using first = await start();
  await expect(start()).rejects.toThrow(`process ${process.pid} is running on it`);
  await expect(resetDataDirectory(dataDirectory)).rejects.toThrow(`kill ${process.pid}`);
  expect(await query(first, "select 1 as still_there")).toEqual([{ still_there: 1 }]);
});

test("a reset takes data and keys away", async () => {
  const before = await start();
  await before[Symbol.asyncDispose]();
  await resetDataDirectory(dataDirectory);
  await using after = await start();
  expect(after.secretKey).not.toBe(before.secretKey);
  expect(await query(after, "select * from public.notes")).toEqual([]);
});

test("a migration that fails stops the start with the reason and leaves nothing running", async () => {
  await writeMigration("20260103000000_break", "select no_such_function();");
  await expect(start()).rejects.toThrow(/apply the migrations[^]*no_such_function/);
  await rm(join(projectDirectory, "supabase", "migrations", "20260103000000_break.sql"));
  await using again = await start();
  expect((await createNodeClient(again.url, again.secretKey).from("notes").select()).status)
    .toBe(403);
});
