import postgres from "postgres";
import { applyMigrations } from "../stack/migrations.ts";
import { preparePlatform } from "../stack/platform.ts";
import { startPostgresServer } from "../stack/postgres-server.ts";

const root = new URL("..", import.meta.url).pathname;

/**
 * Hands over a throw-away database with the platform and the given migrations applied. Extensions
 * that the platform brings and no schema file mentions are removed, because the planner would drop
 * them.
 */
export async function withScratchProject<Result>(
  { migrations }: { migrations: boolean },
  work: (databaseUrl: string) => Promise<Result>,
): Promise<Result> {
  await using server = await startPostgresServer({ settings: { fsync: "off" } });
  const databaseUrl = await server.createDatabase("scratch");
  await preparePlatform(databaseUrl);
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await sql.unsafe(`drop extension if exists pgcrypto; drop extension if exists "uuid-ossp"`);
  await sql.end();
  if (migrations) await applyMigrations(databaseUrl, root);
  return await work(databaseUrl);
}
