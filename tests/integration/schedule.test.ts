import { describe, expect, it } from "vitest";
import { stackJobs } from "../../stack/stack-jobs.ts";
import { ALPENBLICK, createTestDatabase, refusal, type Sql } from "../support/test-database.ts";
import { createTestStack } from "../support/test-stack.ts";

const FUNCTIONS = "https://project.supabase.co/functions/v1";

/** What the three extensions offer, as far as our functions use it; the rest of them is not here. */
async function pretendExtensions(owner: Sql): Promise<void> {
  await owner.unsafe(`
    create schema cron;
    create table cron.job (jobname text primary key, schedule text, command text);
    create function cron.schedule(job_name text, schedule text, command text) returns bigint
    language sql as $$
      insert into cron.job values ($1, $2, $3) on conflict (jobname)
      do update set schedule = excluded.schedule, command = excluded.command returning 1 $$;
    create schema net;
    create table net.sent (url text, headers jsonb, body jsonb, timeout_milliseconds integer);
    create function net.http_post(
      url text, body jsonb default '{}', params jsonb default '{}', headers jsonb default '{}',
      timeout_milliseconds integer default 5000
    ) returns bigint language sql as $$ insert into net.sent values ($1, $4, $2, $5) returning 7 $$;
    create schema vault;
    create table vault.decrypted_secrets (name text, decrypted_secret text);
    set allow_system_table_mods = on;
    insert into pg_catalog.pg_extension
      (oid, extname, extowner, extnamespace, extrelocatable, extversion)
    select 90000 + n, name, 10, 'public'::regnamespace, false, '1'
    from unnest(array['pg_cron', 'pg_net', 'supabase_vault']) with ordinality as e (name, n);
    reset allow_system_table_mods;`);
}

describe("schedule_jobs", () => {
  it("schedules nothing where the extensions are missing, and fails for nobody", async () => {
    const { owner } = await createTestDatabase();

    expect(await owner`select * from billing.schedule_jobs(${FUNCTIONS}, 'credits_key')`)
      .toHaveLength(0);
  });

  it("schedules each job once, however often it is called, the last address and key counting", async () => {
    const { owner } = await createTestDatabase();
    await pretendExtensions(owner);
    await owner`select billing.schedule_jobs('https://old.example/functions/v1', 'old_key')`;
    const rows = await owner`select * from billing.schedule_jobs(${FUNCTIONS}, 'credits_key')`;
    const jobs = await owner`select jobname, schedule, command from cron.job order by jobname`;

    expect(rows).toHaveLength(5);
    expect([...jobs]).toEqual([
      {
        jobname: "credits-auto-topup",
        schedule: "* * * * *",
        command:
          `select billing.call_function('${FUNCTIONS}', 'credit-auto-topup', 'credits_key', 60000)`,
      },
      {
        jobname: "credits-count-usage",
        schedule: "*/5 * * * *",
        command: "select credits.count_usage()",
      },
      {
        jobname: "credits-notify",
        schedule: "* * * * *",
        command:
          `select billing.call_function('${FUNCTIONS}', 'credit-notify', 'credits_key', 60000)`,
      },
      {
        jobname: "credits-reconcile",
        schedule: "*/10 * * * *",
        command:
          `select billing.call_function('${FUNCTIONS}', 'credit-reconcile', 'credits_key', 120000)`,
      },
      { jobname: "credits-sweep", schedule: "* * * * *", command: "select credits.sweep()" },
    ]);
  });

  it("schedules what works: every command runs, and the key is read when it does", async () => {
    const { owner } = await createTestDatabase();
    await pretendExtensions(owner);
    await owner`select billing.schedule_jobs(${FUNCTIONS}, 'credits_key')`;
    const jobs = await owner<{ command: string }[]>`select command from cron.job order by jobname`;
    expect(await refusal(owner.unsafe(jobs[0]?.command ?? ""))).toBe("P0001");

    await owner`insert into vault.decrypted_secrets values ('credits_key', 'sb_secret_kept')`;
    for (const { command } of jobs) await owner.unsafe(command);
    const sent = await owner`select * from net.sent order by url`;
    expect(sent).toHaveLength(3);
    expect(sent[2]).toEqual({
      url: `${FUNCTIONS}/credit-reconcile`,
      headers: { apikey: "sb_secret_kept", "content-type": "application/json" },
      body: {},
      timeout_milliseconds: 120_000,
    });
  });

  it("refuses what is no address, before anything is scheduled", async () => {
    const { owner } = await createTestDatabase();
    await pretendExtensions(owner);
    for (
      const address of ["", "project.supabase.co", "https://x.example/functions/v1/", "https://"]
    ) {
      expect(await refusal(owner`select billing.schedule_jobs(${address}, 'k')`)).toBe("P0001");
    }
    expect(await owner`select 1 from cron.job`).toHaveLength(0);
  });
});

describe("the stack's own jobs", () => {
  it("are those of schedule_jobs, and each does its work", async () => {
    const stack = await createTestStack();
    const { owner } = await createTestDatabase();
    await pretendExtensions(owner);
    const scheduled = await owner<{ job: string }[]>`
      select job from billing.schedule_jobs(${FUNCTIONS}, 'k')`;
    const jobs = stackJobs({ ...stack, functions: true });
    expect(jobs.map(({ name }) => name).toSorted())
      .toEqual(scheduled.map(({ job }) => job).toSorted());

    await stack.sql`select public.rpc_credit_topup(
      ${ALPENBLICK}, 5, 'k', expires_at => now() + interval '1 second')`;
    await stack.sql`select pg_sleep(1.1)`;
    for (const { run } of jobs) await run(AbortSignal.timeout(30_000));
    expect(await stack.sql`select 1 from credits.entries where kind = 'expire'`).toHaveLength(1);
    expect(await stack.sql`select outcome from billing.reconcile_runs`)
      .toMatchObject([{ outcome: "complete" }]);
    expect(stack.logLines.filter((line) => /credit-notify: .*"status":200/.test(line)))
      .toHaveLength(1);
  });

  it("fail aloud when a function refuses", async () => {
    const stack = await createTestStack();
    const notify = stackJobs({ ...stack, secretKey: "sb_secret_wrong", functions: true })
      .find(({ name }) => name === "credits-notify");

    await expect(notify?.run(AbortSignal.timeout(30_000)))
      .rejects.toThrow("credit-notify answered 401");
  });
});
