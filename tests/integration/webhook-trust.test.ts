import { createHmac } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let body: string;

beforeAll(async () => {
  stack = await createTestStack();
  const token = await stack.signIn("owner@alpenblick.example");
  const { purchase_id, sessionId } = await stack.startPurchase(token);
  const [purchase] = await stack.sql<{ tenant_id: string }[]>`
    select tenant_id from billing.purchases where purchase_id = ${purchase_id}`;
  // From here on only this test delivers.
  await stack.stripe.control.settled();
  await stack.stripe.control.drop();
  await stack.sql`delete from billing.stripe_events`;
  await stack.stripe.control.pay({ session: sessionId });
  body = JSON.stringify({
    id: "evt_of_the_test",
    object: "event",
    type: "checkout.session.completed",
    livemode: false,
    data: {
      object: {
        id: sessionId,
        object: "checkout.session",
        metadata: {
          app: "tenant-credits",
          env: new URL(stack.url).hostname,
          purchase_id,
          tenant_id: purchase?.tenant_id,
        },
      },
    },
  });
});

function signature(payload: string, { secret = stack.webhookSecret, age = 0 } = {}): string {
  const timestamp = Math.floor(Date.now() / 1000) - age;
  const mac = createHmac("sha256", secret).update(`${timestamp}.${payload}`).digest("hex");
  return `t=${timestamp},v1=${mac}`;
}

async function deliver(payload: string, header: string | null): Promise<number> {
  const response = await fetch(`${stack.url}/functions/v1/credit-webhook`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(header === null ? {} : { "stripe-signature": header }),
    },
    body: payload,
  });
  await response.body?.cancel();
  return response.status;
}

describe("the webhook", () => {
  it("answers 400 to what Stripe did not sign just so, just now, and keeps no trace of it", async () => {
    const respaced = JSON.stringify(JSON.parse(body), null, 2);
    const forged = body.replace("evt_of_the_test", "evt_forged");
    expect({
      unsigned: await deliver(body, null),
      blank: await deliver(body, ""),
      otherSecret: await deliver(body, signature(body, { secret: "whsec_0123456789abcdef" })),
      stale: await deliver(body, signature(body, { age: 3600 })),
      reSerialised: await deliver(respaced, signature(body)),
      forged: await deliver(forged, signature(body)),
    }).toEqual({
      unsigned: 400,
      blank: 400,
      otherSecret: 400,
      stale: 400,
      reSerialised: 400,
      forged: 400,
    });
    expect(await stack.sql`select 1 from billing.stripe_events`).toHaveLength(0);
    expect(await stack.balance()).toBe(0);
  });

  it("answers 200 to the very same bytes rightly signed", async () => {
    expect(await deliver(body, signature(body))).toBe(200);
    expect(await stack.balance()).toBe(100);
  });

  it("quarantines an event of the other mode without asking Stripe, with 200", async () => {
    const live = body.replace('"livemode":false', '"livemode":true')
      .replace("evt_of_the_test", "evt_live");
    expect(await deliver(live, signature(live))).toBe(200);
    const [event] = await stack.sql`
      select status, reason from billing.stripe_events where event_id = 'evt_live'`;
    expect(event).toEqual({ status: "quarantined", reason: "livemode_mismatch" });
  });

  it("refuses other methods and bodies beyond a megabyte", async () => {
    const get = await fetch(`${stack.url}/functions/v1/credit-webhook`);
    expect(get.status).toBe(404);
    expect(await deliver("x".repeat(1_100_000), "t=1,v1=00")).toBe(413);
  });
});
