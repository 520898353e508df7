import type { SupabaseClient } from "@supabase/supabase-js";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDataApi, type DataApi } from "./data-api.ts";
import { createNodeClient } from "./node-client.ts";
import { preparePlatform } from "./platform.ts";
import { type PostgresServer, startPostgresServer } from "./postgres-server.ts";

const publishableKey = "sb_publishable_test";
const secretKey = "sb_secret_test";
const schema = `
  create table public.notes (id int primary key, author uuid not null, body text not null);
  alter table public.notes enable row level security;
  create policy "authors read their own notes" on public.notes for select to authenticated
    using (author = (select auth.uid()));
  grant select on public.notes to authenticated;
  create function public.rpc_pay(amount bigint) returns bigint language plpgsql as $$
  begin
    if amount > 10 then
      raise sqlstate 'PT402' using message = 'Too much', detail = 'insufficient', hint = 'Pay less';
    end if;
    return amount;
  end $$;
  revoke execute on function public.rpc_pay from public;
  grant execute on function public.rpc_pay to service_role;
`;

let server: PostgresServer;
let sql: postgres.Sql;
let api: DataApi;

beforeAll(async () => {
  server = await startPostgresServer({ settings: { fsync: "off" } });
  const databaseUrl = await server.createDatabase("notes");
  await preparePlatform(databaseUrl);
  sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await sql.unsafe(schema);
  api = createDataApi({
    databaseUrl,
    jwtSecret: "a-secret-of-at-least-thirty-two-characters",
    publishableKey,
    secretKey,
    siteUrl: "http://127.0.0.1:5173",
  });
});

afterAll(async () => {
  await sql.end();
  await api[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

function client(key: string): SupabaseClient {
  return createNodeClient("http://127.0.0.1:54321", key, {
    fetch: (request) => api.fetch(request),
  });
}

async function signedUp(email: string): Promise<{ client: SupabaseClient; userId: string }> {
  const user = client(publishableKey);
  const { data, error } = await user.auth.signUp({ email, password: "a-long-password" });
  if (data.user === null) throw error ?? new Error("No user");
  return { client: user, userId: data.user.id };
}

async function privileges(): Promise<unknown[]> {
  const rows = await sql`
    select c.oid::regclass::text as name, c.relacl::text as acl
    from pg_class as c
    where c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace)
    union all
    select 'default', d.defaclacl::text from pg_default_acl as d
    order by 1
  `;
  return [...rows];
}

test("a signed-in person reads what the policy shows them and nothing else", async () => {
  const [ada, bob] = [await signedUp("ada@notes.example"), await signedUp("bob@notes.example")];
  await sql`insert into public.notes values (1, ${ada.userId}, 'hers'), (2, ${bob.userId}, 'his')`;
  expect((await ada.client.from("notes").select("body")).data).toEqual([{ body: "hers" }]);
  expect((await client(publishableKey).from("notes").select()).error?.code).toBe("42501");
});

test("serving requests grants nothing to anybody", async () => {
  const before = await privileges();
  const { client: user } = await signedUp("eve@notes.example");
  await user.from("notes").select();
  await client(secretKey).from("notes").select();
  expect(await privileges()).toEqual(before);
  expect((await client(secretKey).from("notes").delete().eq("id", 1)).error?.code).toBe("42501");
});

test("an error raised as PT402 is answered as 402 with its code, detail and hint", async () => {
  const { status, error } = await client(secretKey).rpc("rpc_pay", { amount: 11 });
  expect(status).toBe(402);
  expect(error).toMatchObject({
    code: "PT402",
    message: "Too much",
    details: "insufficient",
    hint: "Pay less",
  });
});

test("a function that was not granted is refused, signed in or not", async () => {
  const { client: user } = await signedUp("kim@notes.example");
  expect((await user.rpc("rpc_pay", { amount: 1 })).status).toBe(403);
  expect((await client(publishableKey).rpc("rpc_pay", { amount: 1 })).status).toBe(401);
  expect((await client(secretKey).rpc("rpc_pay", { amount: 1 })).data).toBe(1);
});

test("a new table is served after a refresh of the schema", async () => {
  await client(secretKey).from("later").select();
  await sql`create table public.later (id int)`;
  await sql`grant select on public.later to service_role`;
  await api.refreshSchema();
  expect((await client(secretKey).from("later").select()).data).toEqual([]);
});

test("a signed-out session is no longer vouched for by Auth", async () => {
  const { client: user } = await signedUp("zoe@notes.example");
  const token = (await user.auth.getSession()).data.session?.access_token ?? "";
  expect((await client(publishableKey).auth.getUser(token)).error).toBeNull();
  await user.auth.signOut();
  expect((await client(publishableKey).auth.getUser(token)).error).not.toBeNull();
});
