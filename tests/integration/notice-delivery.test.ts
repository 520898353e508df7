import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { code } from "../support/reply-code.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";
import { ALPENBLICK } from "../support/test-database.ts";

/** What a tenant's own system keeps of each notice, if it could verify it. */
const notices: { id: string; type: string; data: Record<string, unknown> }[] = [];
let secret = "";
let isBroken = false;
let stack: TestStack;
let url: string;

const headersOf = z.object({
  "webhook-id": z.uuid(),
  "webhook-timestamp": z.string(),
  "webhook-signature": z.string(),
});
const bodyOf = z.object({
  type: z.string(),
  timestamp: z.iso.datetime({ offset: true }),
  data: z.record(z.string(), z.unknown()),
});

/** Verifies as the Standard Webhooks scheme says, with nothing of ours. */
const receiver = createServer(async (request, response) => {
  let text = "";
  for await (const chunk of request) text += chunk;
  const headers = headersOf.parse(request.headers);
  const expected = createHmac("sha256", Buffer.from(secret.slice("whsec_".length), "base64"))
    .update(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${text}`).digest("base64");
  const isSigned = headers["webhook-signature"] === `v1,${expected}`;
  if (isSigned && !isBroken) {
    notices.push({ id: headers["webhook-id"], ...bodyOf.parse(JSON.parse(text)) });
  }
  response.writeHead(isBroken ? 503 : isSigned ? 204 : 401).end();
});

async function dispatch(key: string) {
  const response = await fetch(`${stack.url}/functions/v1/credit-notify`, {
    ...{ method: "POST", headers: { apikey: key } },
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

beforeAll(async () => {
  stack = await createTestStack();
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const address = receiver.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/credits`;
});

afterAll(() => {
  receiver.close();
});

it("a tenant's system learns of a topup by a signed notice, once, also after it was down", async () => {
  const token = await stack.signIn("owner@alpenblick.example");
  const set = await stack.post("credit-settings/endpoint", token, { tenant_id: ALPENBLICK, url });
  secret = z.object({ secret: z.string() }).parse(set.body).secret;
  isBroken = true;
  const { purchase_id, sessionId } = await stack.startPurchase(token);
  await stack.stripe.control.pay({ session: sessionId });
  await stack.stripe.control.settled();

  expect((await dispatch(stack.secretKey)).body).toEqual({ delivered: 0, put_off: 1, given_up: 0 });
  isBroken = false;
  expect((await dispatch(stack.secretKey)).body).toEqual({ delivered: 0, put_off: 0, given_up: 0 });
  await stack.sql`update billing.notices set next_attempt_at = now()`;
  expect((await dispatch(stack.secretKey)).body).toEqual({ delivered: 1, put_off: 0, given_up: 0 });
  expect((await dispatch(stack.secretKey)).body).toEqual({ delivered: 0, put_off: 0, given_up: 0 });
  expect(notices).toMatchObject([
    { type: "credits.topped_up", data: { purchase_id, amount_credits: 100, currency: "EUR" } },
  ]);
});

it("nobody dispatches without the secret key", async () => {
  expect(code(await dispatch(stack.publishableKey))).toBe("401 unauthenticated");
});

it("a member who is neither owner nor admin cannot point notices anywhere", async () => {
  const token = await stack.signIn("billing@alpenblick.example");
  const reply = await stack.post("credit-settings/endpoint", token, { tenant_id: ALPENBLICK, url });

  expect(code(reply)).toBe("403 forbidden");
});

it("a test of the endpoint is sent at once, is shown to its owner, and is not repeated", async () => {
  const token = await stack.signIn("owner@alpenblick.example");
  const test = (as: string) =>
    stack.post("credit-settings/endpoint/test", as, { tenant_id: ALPENBLICK });
  expect(code(await test(await stack.signIn("billing@alpenblick.example")))).toBe("403 forbidden");

  notices.length = 0;
  isBroken = false;
  expect(await test(token)).toMatchObject({ body: { delivered: true, problem: null } });
  expect(notices).toMatchObject([{ type: "endpoint.test", data: {} }]);

  isBroken = true;
  expect(await test(token)).toMatchObject({ body: { delivered: false, problem: "status_503" } });
  const states = await stack.sql`
    select state, attempts, last_problem from billing.notices
    where type = 'endpoint.test' order by created_at`;
  expect(states).toEqual([
    { state: "delivered", attempts: 1, last_problem: null },
    { state: "given_up", attempts: 1, last_problem: "status_503" },
  ]);

  await stack.post("credit-settings/endpoint", token, { tenant_id: ALPENBLICK, url: null });
  expect(code(await test(token))).toBe("404 unknown_endpoint");
});
