import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createUserAuthentication } from "../_shared/caller.ts";
import { createLog } from "../_shared/log.ts";
import { createMemoryCredits } from "../_shared/testing/memory-credits.ts";
import { startProject } from "../_shared/testing/start-project.ts";
import { createWordCountHandler } from "./handler.ts";

const TENANT = "11111111-1111-4111-8111-111111111111";
const OTHER_TENANT = "22222222-2222-4222-8222-222222222222";

let credits: ReturnType<typeof createMemoryCredits>;
let project: Awaited<ReturnType<typeof startProject>>;

beforeEach(async () => {
  credits = createMemoryCredits(2);
  const roles = new Map([[TENANT, "member"]]);
  const member = { id: crypto.randomUUID(), is_anonymous: false, roles };
  project = await startProject({ users: new Map([["member", member]]) });
});

afterEach(() => {
  project.close();
});

function newWork(text = "three short words") {
  return { tenant_id: TENANT, request_id: crypto.randomUUID(), text };
}

async function count(work: unknown, token = "member"): Promise<Response> {
  const handle = createWordCountHandler({
    authenticate: createUserAuthentication(project.env),
    ledger: credits.ledger,
    log: createLog(() => {}, () => new Date(0)),
    allowedOrigins: ["https://portal.example"],
  });
  return await handle(
    new Request("http://edge.example/example-word-count", {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(work),
    }),
  );
}

test("the work is done and paid for", async () => {
  const reply = await count(newWork());

  expect(reply.status).toBe(200);
  expect(await reply.json()).toEqual({ words: 3, available: 1 });
});

test("the same work again is paid for once", async () => {
  const work = newWork();
  const first = await (await count(work)).json();

  expect(await (await count(work)).json()).toEqual(first);
  expect(credits.available()).toBe(1);
});

test("other work under a used request_id is 409, not free", async () => {
  const work = newWork();
  await count(work);
  const reply = await count({ ...work, text: "somebody else's long text" });

  expect(reply.status).toBe(409);
  expect(await reply.json()).toMatchObject({ error: { code: "key_reused" } });
});

describe("no work is done", () => {
  test("without credits: 402 with the shortfall", async () => {
    credits = createMemoryCredits(0);
    const reply = await count(newWork());

    expect(reply.status).toBe(402);
    expect(await reply.json()).toMatchObject({
      error: { message: "Cannot spend 1 credits: 0 available", shortfall: 1 },
    });
  });

  test("for a stranger, for nobody, or for an empty text", async () => {
    expect((await count({ ...newWork(), tenant_id: OTHER_TENANT })).status).toBe(403);
    expect((await count(newWork(), "forged")).status).toBe(401);
    expect((await count(newWork(""))).status).toBe(400);
    expect(credits.available()).toBe(2);
  });
});
