import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createUserAuthentication } from "../_shared/caller.ts";
import { createLog } from "../_shared/log.ts";
import { createMemoryCredits } from "../_shared/testing/memory-credits.ts";
import { startProject } from "../_shared/testing/start-project.ts";
import { countWords } from "./count-words.ts";
import { createWordCountHandler, type WordCountPorts } from "./handler.ts";

const TENANT = "11111111-1111-4111-8111-111111111111";
const OTHER_TENANT = "22222222-2222-4222-8222-222222222222";

let credits: ReturnType<typeof createMemoryCredits>;
let counter: WordCountPorts["countWords"];
let project: Awaited<ReturnType<typeof startProject>>;

beforeEach(async () => {
  credits = createMemoryCredits(10);
  counter = countWords;
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
    countWords: (text) => counter(text),
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

test("the work is done and what it cost is paid, not what it could have cost", async () => {
  const reply = await count(newWork());

  expect(reply.status).toBe(200);
  expect(await reply.json()).toEqual({ words: 3, available: 7 });
  expect(credits.available()).toBe(7);
});

test("the same work again is paid for once, even when new work no longer can be", async () => {
  credits = createMemoryCredits(9);
  const work = newWork();
  const first = await (await count(work)).json();

  expect((await count(newWork())).status).toBe(402);
  expect(await (await count(work)).json()).toEqual(first);
  expect(credits.available()).toBe(6);
});

test("other work under a used request_id is 409, not free, even when it costs the same", async () => {
  const work = newWork();
  await count(work);
  const reply = await count({ ...work, text: "other texts alike" });

  expect(reply.status).toBe(409);
  expect(await reply.json()).toMatchObject({ error: { code: "key_reused" } });
});

test("work that fails costs nothing, nothing stays held, and it takes a new request_id", async () => {
  const work = newWork();
  counter = () => Promise.reject(new Error("Cannot count"));

  expect((await count(work)).status).toBe(500);
  expect(credits.available()).toBe(10);
  counter = countWords;
  expect((await count(work)).status).toBe(409);
  expect(credits.available()).toBe(10);
});

describe("no work is done", () => {
  beforeEach(() => {
    counter = () => Promise.reject(new Error("Nobody may get here"));
  });

  test("unless the most it can cost is there: 402 with the shortfall", async () => {
    credits = createMemoryCredits(8);
    const reply = await count(newWork());

    expect(reply.status).toBe(402);
    expect(await reply.json()).toMatchObject({
      error: { required: 9, available: 8, shortfall: 1 },
    });
  });

  test("for a stranger, for nobody, or for a text without a word", async () => {
    expect((await count({ ...newWork(), tenant_id: OTHER_TENANT })).status).toBe(403);
    expect((await count(newWork(), "forged")).status).toBe(401);
    expect((await count(newWork(" \n"))).status).toBe(400);
    expect(credits.available()).toBe(10);
  });
});
