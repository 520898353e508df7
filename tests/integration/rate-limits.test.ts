import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createTestDatabase, type Sql } from "../support/test-database.ts";

type Taken = { allowed: boolean; refused_subject: string | null; retry_after_seconds: number };

async function take(
  service: Sql,
  limits: Record<string, number>,
  { scope = "checkout", seconds = 60 } = {},
): Promise<Taken> {
  const [row] = await service<Taken[]>`
    select * from public.rpc_credit_take_rate(${scope}, ${service.json(limits)}, ${seconds})`;
  if (row === undefined) throw new Error("Cannot read the answer: no row");
  return row;
}

async function counts(owner: Sql): Promise<Record<string, number>> {
  const rows = await owner<{ subject: string; requests: number }[]>`
    select subject, requests from billing.rate_limits order by subject`;
  return Object.fromEntries(rows.map(({ subject, requests }) => [subject, requests]));
}

const endWindows = (owner: Sql) =>
  owner`update billing.rate_limits set window_ends_at = now() - interval '1 second'`;

describe("a request", () => {
  it("is counted against all of its subjects, up to each limit", async () => {
    const { owner, service } = await createTestDatabase();
    const limits = { "user:u": 2, "tenant:t": 5, everyone: 9 };

    expect(await take(service, limits))
      .toEqual({ allowed: true, refused_subject: null, retry_after_seconds: 0 });
    expect((await take(service, limits)).allowed).toBe(true);
    const refused = await take(service, limits);

    expect(refused).toMatchObject({ allowed: false, refused_subject: "user:u" });
    expect(refused.retry_after_seconds).toBeGreaterThan(50);
    expect(refused.retry_after_seconds).toBeLessThanOrEqual(60);
    expect(await counts(owner)).toEqual({ "user:u": 2, "tenant:t": 2, everyone: 2 });
  });

  it("that one subject is refused for uses up nothing of the others'", async () => {
    const { owner, service } = await createTestDatabase();
    for (let time = 0; time < 20; time++) {
      await take(service, { "user:hasty": 1, "tenant:t": 5, everyone: 5 });
    }

    expect(await counts(owner)).toEqual({ "user:hasty": 1, "tenant:t": 1, everyone: 1 });
    expect((await take(service, { "user:calm": 1, "tenant:t": 5, everyone: 5 })).allowed)
      .toBe(true);
  });

  it("is counted per scope, and again from one when the window is over", async () => {
    const { owner, service } = await createTestDatabase();
    await take(service, { "user:u": 1 });

    expect((await take(service, { "user:u": 1 }, { scope: "sync" })).allowed).toBe(true);
    expect((await take(service, { "user:u": 1 })).allowed).toBe(false);
    await endWindows(owner);
    expect((await take(service, { "user:u": 1 })).allowed).toBe(true);
    expect((await take(service, { "user:u": 1 })).allowed).toBe(false);
  });
});

describe("many requests at once", () => {
  it("never pass more than the limit, and no refused one is counted", async () => {
    const { owner, service } = await createTestDatabase({ connections: 16 });
    const answers = await Promise.all(Array.from(
      { length: 200 },
      (_, index) => take(service, { [`user:${index % 10}`]: 50, "tenant:t": 40, everyone: 500 }),
    ));

    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(40);
    const { everyone, "tenant:t": tenant, ...users } = await counts(owner);
    expect([everyone, tenant]).toEqual([40, 40]);
    expect(Object.values(users).reduce((sum, count) => sum + count, 0)).toBe(40);
  });

  it("that all saw room and then queued are let in up to the limit, and the rest is not counted", async () => {
    const { owner, service } = await createTestDatabase({ connections: 12 });
    const limits = { "user:u": 20, "tenant:t": 5, everyone: 20 };
    await take(service, limits);
    const waiting = async () => {
      const rows = await owner`
        select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return rows.length;
    };
    const queued = await owner.begin(async (sql) => {
      await sql`select * from billing.rate_limits for update`;
      const calls = Array.from({ length: 12 }, () => take(service, limits));
      while (await waiting() < 12) await setTimeout(10);
      return { answers: Promise.all(calls) };
    });
    const answers = await queued.answers;

    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(4);
    expect(answers.find(({ allowed }) => !allowed)).toMatchObject({ refused_subject: "tenant:t" });
    expect(await counts(owner)).toEqual({ "user:u": 5, "tenant:t": 5, everyone: 5 });
  });

  it("wait for each other without a deadlock, while old windows are deleted under them", async () => {
    const { owner, service } = await createTestDatabase({ connections: 16 });
    const subjects = ["user:a", "user:b", "tenant:c", "tenant:d", "address:e", "everyone"];
    for (let round = 0; round < 10; round++) {
      await Promise.all(Array.from({ length: 32 }, (_, index) => {
        const rotated = [...subjects.slice(index % 6), ...subjects.slice(0, index % 6)];
        return take(service, Object.fromEntries(rotated.map((subject) => [subject, 1_000])));
      }));
      await endWindows(owner);
    }
    expect((await take(service, { everyone: 1 })).allowed).toBe(true);
  });
});

it("windows that are over are deleted faster than new ones can come", async () => {
  const { owner, service } = await createTestDatabase();
  for (let user = 0; user < 100; user++) {
    await take(service, { [`user:${user}`]: 5, [`address:${user}`]: 5, everyone: 1_000 });
  }
  expect(Object.keys(await counts(owner))).toHaveLength(201);
  await endWindows(owner);
  for (let user = 1_000; user < 1_029; user++) {
    await take(service, { [`user:${user}`]: 5, everyone: 1_000 });
  }

  expect(Object.keys(await counts(owner))).toHaveLength(30);
});

it("a flood is refused by reading alone", async () => {
  const { owner, service } = await createTestDatabase();
  await take(service, { "user:u": 1, everyone: 5 });
  const written = async () => {
    const [row] = await owner<{ xmin: string }[]>`
      select string_agg(xmin::text, ' ' order by subject) as xmin from billing.rate_limits`;
    return row?.xmin;
  };
  const before = await written();
  await owner.begin(async (sql) => {
    await sql`select * from billing.rate_limits for update`;
    for (let time = 0; time < 5; time++) {
      expect((await take(service, { "user:u": 1, everyone: 5 })).allowed).toBe(false);
    }
  });

  expect(await written()).toBe(before);
});
