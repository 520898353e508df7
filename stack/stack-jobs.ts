import postgres from "postgres";
import type { Job } from "./scheduler.ts";

const MINUTE_MS = 60_000;
const SECONDS_PER_CALL = 120;

export type JobsOptions = {
  url: string;
  databaseUrl: string;
  secretKey: string;
  /** Whether there are functions to call. */
  functions: boolean;
};

/** The jobs of billing.schedule_jobs, for a stack whose Postgres has no pg_cron. */
export function stackJobs({ url, databaseUrl, secretKey, functions }: JobsOptions): Job[] {
  const call = (name: string) => async (signal: AbortSignal) => {
    const response = await fetch(`${url}/functions/v1/${name}`, {
      method: "POST",
      headers: { apikey: secretKey, "content-type": "application/json" },
      body: "{}",
      signal: AbortSignal.any([signal, AbortSignal.timeout(SECONDS_PER_CALL * 1_000)]),
    });
    if (!response.ok) throw new Error(`Cannot run the job: ${name} answered ${response.status}`);
    await response.arrayBuffer();
  };
  const ask = (statement: string) => async () => {
    const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
    try {
      await sql.unsafe(statement);
    } finally {
      await sql.end({ timeout: 1 });
    }
  };
  const inSql: Job[] = [
    { name: "credits-sweep", every_ms: MINUTE_MS, run: ask("select credits.sweep()") },
    {
      name: "credits-count-usage",
      every_ms: 5 * MINUTE_MS,
      run: ask("select credits.count_usage()"),
    },
  ];
  return !functions ? inSql : [
    ...inSql,
    { name: "credits-notify", every_ms: MINUTE_MS, run: call("credit-notify") },
    { name: "credits-auto-topup", every_ms: MINUTE_MS, run: call("credit-auto-topup") },
    { name: "credits-reconcile", every_ms: 10 * MINUTE_MS, run: call("credit-reconcile") },
  ];
}
