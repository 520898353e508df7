import { expect, test } from "vitest";
import { createServiceAuthentication } from "../_shared/caller.ts";
import type { Ledger } from "../_shared/ledger.ts";
import type { Notice } from "../_shared/ledger-notices.ts";
import { createLog } from "../_shared/log.ts";
import { createNotifyHandler } from "./handler.ts";

const notice = (name: string): Notice => ({
  tenant_id: "11111111-1111-4111-8111-111111111111",
  notice_id: crypto.randomUUID(),
  type: "credits.topped_up",
  data: {},
  created_at: "2026-01-01T00:00:00Z",
  attempt: 1,
  url: `https://${name}.example/`,
  secret: "whsec_c2VjcmV0",
});

/** An outbox in memory: a claimed notice is gone until it is finished with a problem. */
function createOutbox(names: string[]) {
  let due = names.map(notice);
  const ledger = {
    claimNotices: (max) => {
      const claimed = due.slice(0, max);
      due = due.slice(max);
      return Promise.resolve(claimed);
    },
    finishNotice: ({ notice_id }, problem) =>
      Promise.resolve({
        state: problem === null ? "delivered" : problem === "status_410" ? "given_up" : "pending",
        attempts: notice_id.length,
      }),
  } satisfies Partial<Ledger>;
  return { ledger };
}

function open(names: string[]) {
  const lines: string[] = [];
  const handle = createNotifyHandler({
    authenticate: createServiceAuthentication(["sb_secret_test"]),
    ledger: createOutbox(names).ledger,
    postNotice: ({ url }) => {
      const problem = { slow: "timed_out", gone: "status_410" }[new URL(url).hostname.slice(0, 4)];
      return Promise.resolve(problem ?? null);
    },
    log: createLog((line) => lines.push(line), () => new Date(0)),
  });
  const post = async (apikey: string) =>
    await handle(
      new Request("http://edge.example/credit-notify", { method: "POST", headers: { apikey } }),
    );
  return { post, lines };
}

test("what is due is delivered, put off or given up, each by itself, and then nothing is due", async () => {
  const { post, lines } = open(["fine", "slow", "gone", "good"]);

  expect(await (await post("sb_secret_test")).json())
    .toEqual({ delivered: 2, put_off: 1, given_up: 1 });
  expect(lines.map((line) => JSON.parse(line).event)).toContain("notice_given_up");
  expect(await (await post("sb_secret_test")).json())
    .toEqual({ delivered: 0, put_off: 0, given_up: 0 });
});

test("nobody but a service may dispatch", async () => {
  expect((await open(["fine"]).post("sb_publishable_test")).status).toBe(401);
});
