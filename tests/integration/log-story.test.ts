import { createHmac, randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { leaksOfStack } from "../support/leaks-of-stack.ts";
import { findLeaks } from "../support/log-leaks.ts";
import { ALPENBLICK } from "../support/test-database.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

/** What a careless or malicious caller may put anywhere in a request. */
const PLANTED = {
  email: "planted.person@mail.example",
  stripeKey: "sk_live_51PlantedInARequest",
  token: "eyJhbGciOiJIUzI1NiJ9.eyJwbGFudGVkIjoxfQ.c2lnbmF0dXJl",
  word: "planted-0815-anywhere",
};
const planted = Object.values(PLANTED).join(" ");

let stack: TestStack;
let token: string;

beforeAll(async () => {
  stack = await createTestStack({
    environment: { CREDITS_RATE_LIMITS: '{"declines":{"tenant":2},"billing":{"user":12}}' },
  });
  token = await stack.signIn("owner@alpenblick.example");
});

/** Any request to a function; only its status matters. */
async function send(path: string, init: RequestInit = {}): Promise<number> {
  const response = await fetch(`${stack.url}/functions/v1/${path}`, { method: "POST", ...init });
  await response.body?.cancel();
  return response.status;
}

async function deliver(body: string): Promise<number> {
  const timestamp = Math.floor(Date.now() / 1000);
  const mac = createHmac("sha256", stack.webhookSecret).update(`${timestamp}.${body}`)
    .digest("hex");
  return await send("credit-webhook", {
    headers: { "stripe-signature": `t=${timestamp},v1=${mac}` },
    body,
  });
}

async function buyDeclineAndPay(): Promise<void> {
  const { control } = stack.stripe;
  const { sessionId } = await stack.startPurchase(token);
  const payer = { session: sessionId, email: PLANTED.email, name: "Planted Person" };
  await control.decline(payer);
  await control.decline(payer);
  const { event } = await control.pay(payer);
  await control.settled();
  await control.duplicate({ event, times: 3 });
  await control.inject({
    type: "checkout.session.completed",
    object: {
      id: "cs_test_0815planted",
      metadata: { app: "tenant-credits", env: new URL(stack.url).hostname },
      customer_details: { email: PLANTED.email },
    },
  });
  await control.settled();
}

async function failOnOurSide(): Promise<void> {
  await stack.sql`delete from billing.declines`;
  const attempt = { tenant_id: ALPENBLICK, package_id: "standard", attempt_id: randomUUID() };
  await stack.stripe.control.failNext({ kind: "status", status: 500, path: "/v1/*", times: 4 });
  expect((await stack.post("credit-checkout", token, attempt)).status).toBe(502);
  await stack.stripe.control.clearFaults();
  expect(await deliver(JSON.stringify({ planted }))).toBe(200);
  expect(await deliver(planted)).toBe(200);
}

async function attack(): Promise<void> {
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${PLANTED.token}`,
    apikey: PLANTED.stripeKey,
    "user-agent": planted,
    "x-request-id": PLANTED.word,
    "stripe-signature": `t=1,v1=${"0a".repeat(32)}`,
    cookie: `session=${PLANTED.token}`,
  };
  const body = JSON.stringify({ tenant_id: PLANTED.email, [PLANTED.stripeKey]: planted });
  const path = encodeURIComponent(PLANTED.email);
  for (const name of ["credit-checkout", "credit-preflight", "credit-webhook"]) {
    expect(await send(name, { headers, body })).toBeGreaterThanOrEqual(400);
    expect(await send(`${name}/${path}?token=${PLANTED.token}`, { headers, body })).toBe(404);
    expect(await send(name, { headers, body: "x".repeat(20_000) })).toBeGreaterThanOrEqual(400);
  }
  const mine = { ...headers, authorization: `Bearer ${token}` };
  for (let request = 0; request < 14; request++) {
    await send("credit-checkout", { headers: mine, body });
  }
  const service = { ...headers, apikey: stack.secretKey };
  await send("credit-preflight", { headers: service, body });
  await send("credit-preflight/deduct", {
    headers: service,
    body: JSON.stringify({
      ...{ tenant_id: ALPENBLICK, amount: 1, idempotency_key: planted, reference: planted },
      metadata: { [PLANTED.word]: planted },
    }),
  });
  await send("example-word-count", {
    headers: mine,
    body: JSON.stringify({ tenant_id: ALPENBLICK, request_id: randomUUID(), text: planted }),
  });
}

it("a whole story of buying, declining, failing and attacking leaves nothing in the logs", async () => {
  await buyDeclineAndPay();
  await failOnOurSide();
  await attack();

  const told = stack.logLines.flatMap((line) => /"event":"(\w+)"/.exec(line)?.[1] ?? []);
  expect([...new Set(told)].toSorted()).toEqual([
    "card_testing_suspected",
    "checkout_applied",
    "decline_recorded",
    "event_quarantined",
    "event_repeated",
    "event_unreadable",
    "rate_limited",
    "request",
    "request_failed",
  ]);
  const speakers = new Set(stack.logLines.map((line) => line.split(":")[0]));
  expect([...speakers]).toEqual(expect.arrayContaining([
    ...["credit-checkout", "credit-preflight", "credit-webhook", "example-word-count", "stripe"],
  ]));
  expect(await leaksOfStack(stack)).toEqual([]);
  expect(findLeaks(stack.logLines, { secrets: { ...PLANTED, "an access token": token } }))
    .toEqual([]);
});
