import { createClient } from "@supabase/supabase-js";
import { z } from "zod";
import { readDatabaseError } from "./credits/read-database-error.ts";
import type { Database } from "./database.types.ts";
import type { SupabaseEnv } from "./env.ts";

/** The Data API under the secret key: acts as service_role, which may execute RPCs and write nothing. */
export function createLedgerClient({ url, secretKeys: [secretKey] }: SupabaseEnv) {
  return createClient<Database>(url, secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
}

export type LedgerClient = ReturnType<typeof createLedgerClient>;

/** What an RPC answered, before anybody has looked at it. */
type Answer = { data: unknown; error: unknown };

/** The one row an RPC answers with; a CreditError for what it refused, anything else is not believed. */
export function oneRow<Row extends z.ZodType>(row: Row, { data, error }: Answer): z.output<Row> {
  if (error !== null) throw readDatabaseError(error);
  const [first] = z.tuple([z.unknown()]).parse(data);
  return row.parse(first);
}

/** All rows of an answer, each checked; a CreditError for what was refused. */
export function allRows<Row extends z.ZodType>(row: Row, { data, error }: Answer): z.output<Row>[] {
  if (error !== null) throw readDatabaseError(error);
  return z.array(row).parse(data);
}

/** As many rows as were asked for, each checked; a CreditError for what the RPC refused as a whole. */
export function rowsFor<Row extends z.ZodType>(
  row: Row,
  count: number,
  { data, error }: Answer,
): z.output<Row>[] {
  if (error !== null) throw readDatabaseError(error);
  return z.array(row).length(count).parse(data);
}
