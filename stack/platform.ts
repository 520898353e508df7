import { getAuthSchemaSql } from "@supabase/lite";
import { readFile } from "node:fs/promises";
import postgres from "postgres";

/**
 * Gives an empty database what a hosted Supabase project starts with: the API roles, the schemas
 * auth and extensions, and `auth.uid()` with its siblings. Safe to call again.
 */
export async function preparePlatform(databaseUrl: string): Promise<void> {
  const platform = await readFile(new URL("platform.sql", import.meta.url), "utf8");
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(getAuthSchemaSql());
    await sql.unsafe(platform);
  } finally {
    await sql.end();
  }
}
