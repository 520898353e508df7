import { beforeAll, expect, it } from "vitest";
import { createHistoryReader } from "../../supabase/functions/_shared/ledger-history.ts";
import { ALPENBLICK, NORDLICHT, USERS } from "../support/test-database.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

const LENGTH = 6_000;

// supabase-js wants a WebSocket constructor when a client is made, and Node has none before 22.
if (!("WebSocket" in globalThis)) Object.assign(globalThis, { WebSocket: class {} });

let stack: TestStack;
let member: string;

/** A promotion, and so many deducts in which every third is a fax by the member. */
beforeAll(async () => {
  stack = await createTestStack();
  member = await stack.signIn("member@alpenblick.example");
  await stack.sql`select public.rpc_credit_topup(
    ${ALPENBLICK}, ${LENGTH}, 'opening', source => 'promotion')`;
  await stack.sql`select public.rpc_credit_topup(${NORDLICHT}, 777, 'foreign')`;
  await stack.sql`
    insert into credits.entries (
      tenant_id, credit_type, kind, amount_credits, balance_after, held_after, spent_credits,
      spent_total_after, version, idempotency_key, request_fingerprint, action, actor, reference,
      metadata
    )
    select ${ALPENBLICK}, 'credit', 'deduct', -1, ${LENGTH}::bigint - n, 0, 1, n, n + 1,
      'deduct ' || n, '', case when n % 3 = 0 then 'fax' else 'email' end,
      case when n % 3 = 0 then ${USERS.member}::uuid end, 'No, "' || n || '"', '{}'
    from generate_series(1, ${LENGTH}::bigint) as n`;
  // As autovacuum would have done by the time a history is that long.
  await stack.sql`analyze credits.entries, credits.grants`;
});

const ask = (token: string | null, filter: Record<string, unknown>) =>
  fetch(`${stack.url}/functions/v1/credit-export`, {
    method: "POST",
    headers: {
      apikey: stack.publishableKey,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ tenant_id: ALPENBLICK, ...filter }),
  });

const linesOf = async (response: Response) =>
  (await response.text()).trimEnd().split("\r\n").slice(1);

it("the file is the ledger, line by line", async () => {
  const lines = await linesOf(await ask(member, {}));
  const rows = await stack.sql<{ line: string }[]>`
    select to_char(e.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || ','
      || case e.kind
        when 'topup' then 'Top-up,,,,' || e.amount_credits || ',' || e.balance_after || ',,,,,'
        else 'Usage,' || (a.labels ->> 'en') || ',,' || (a.unit_labels ->> 'en') || ','
          || e.amount_credits || ',' || e.balance_after
          || ',,"' || replace(e.reference, '"', '""') || '",,'
          || case when e.actor is null then '' else 'member@alpenblick.example' end || ','
      end || e.entry_id || ',' || coalesce(g.grant_id::text, '') || ',' as line
    from credits.entries as e
    left join credits.actions as a on a.action = e.action
    left join credits.grants as g on g.tenant_id = e.tenant_id and g.entry_id = e.entry_id
    where e.tenant_id = ${ALPENBLICK}
    order by e.entry_id desc`;

  expect(lines).toHaveLength(LENGTH + 1);
  expect(lines).toEqual(rows.map(({ line }) => line));
});

it("the filters of the history are the file's", async () => {
  const faxes = await linesOf(await ask(member, { action: "fax", actor: USERS.member }));
  const topups = await linesOf(await ask(member, { kinds: ["topup"] }));
  const nothing = await linesOf(await ask(member, { until: "2000-01-01T00:00:00Z" }));

  expect(faxes).toHaveLength(LENGTH / 3);
  expect(topups).toHaveLength(1);
  expect(nothing).toEqual([]);
});

it("a stranger gets no line, a removed member neither, with a token that is still valid", async () => {
  const stranger = await stack.signIn("owner@nordlicht.example");
  const billing = await stack.signIn("billing@alpenblick.example");
  await stack.sql`delete from public.tenant_members where user_id = ${USERS.billing}`;

  expect((await ask(stranger, {})).status).toBe(403);
  expect((await ask(billing, {})).status).toBe(403);
  expect((await ask(null, {})).status).toBe(401);
  expect((await linesOf(await ask(stranger, { tenant_id: NORDLICHT }))).join()).toContain("777");
});

it("whoever gets past the door still reads nothing of another tenant's, page by page", async () => {
  const { url, publishableKey, secretKey } = stack;
  const readerOf = async (email: string) =>
    createHistoryReader({ url, publishableKey, secretKeys: [secretKey], env: "test" })(
      new Request(url, { headers: { authorization: `Bearer ${await stack.signIn(email)}` } }),
    );
  const stranger = await readerOf("owner@nordlicht.example");

  expect((await stranger.readPage({ tenant_id: ALPENBLICK }, null, 500)).entries).toEqual([]);
  expect(await stranger.readMembers(ALPENBLICK)).toEqual([]);
  expect((await stranger.readPage({ tenant_id: NORDLICHT }, null, 500)).entries).toHaveLength(1);
});

it("a function that dies in the middle breaks the download: nobody gets a short file", async () => {
  const response = await ask(member, {});
  const reader = response.body?.getReader();
  await reader?.read();
  stack.crashFunction("credit-export");
  const readOn = async () => {
    for (;;) {
      const part = await reader?.read();
      if (part === undefined || part.done) return "ended as if it were complete";
    }
  };

  await expect(readOn()).rejects.toThrow();
});
