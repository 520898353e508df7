import { beforeEach, describe, expect, test } from "vitest";
import { signEvent, WEBHOOK_SECRET } from "../_shared/testing/sign-event.ts";
import { openWebhook, PAYER } from "./testing/open-webhook.ts";

let webhook: Awaited<ReturnType<typeof openWebhook>>;

beforeEach(async () => {
  webhook = await openWebhook();
});

/** Every delivery that Stripe need not repeat is answered alike, whatever became of it. */
async function expectReceived(reply: Response) {
  expect(reply.status).toBe(200);
  expect(await reply.json()).toEqual({ received: true });
}

describe("a signed event about a purchase", () => {
  test("credits it when Stripe says the session is paid", async () => {
    webhook.pay();
    await expectReceived(await webhook.deliver(webhook.event({})));

    expect(webhook.purchases[0]?.status).toBe("credited");
    expect(webhook.events.get("evt_1")).toEqual({ status: "processed", reason: null });
  });

  test("does not credit it because of the event's name or payload", async () => {
    const object = { status: "complete", payment_status: "paid", amount_total: 2500 };
    await expectReceived(await webhook.deliver(webhook.event({ object })));

    expect(webhook.purchases[0]?.status).toBe("open");
  });

  test("is answered alike the second time without asking Stripe, and changes nothing", async () => {
    webhook.pay();
    await webhook.deliver(webhook.event({}));
    const before = structuredClone(webhook.purchases);
    webhook.stripe.sessions.clear();
    await expectReceived(await webhook.deliver(webhook.event({})));

    expect(webhook.purchases).toEqual(before);
    expect(webhook.lines.join()).toContain('"event":"event_repeated"');
  });

  test.each([
    ["checkout.session.async_payment_succeeded", "paid", "credited"],
    ["checkout.session.completed", "unpaid", "processing"],
  ])("%s with an %s session makes it %s", async (type, payment_status, status) => {
    webhook.stripe.change(webhook.sessionId, { status: "complete", payment_status });
    await expectReceived(await webhook.deliver(webhook.event({ type })));

    expect(webhook.purchases[0]?.status).toBe(status);
  });
});

describe("what is not signed by Stripe is 400 and leaves no trace", () => {
  const expectRefused = async (reply: Response) => {
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ error: { code: "invalid_signature" } });
    expect(webhook.events.size).toBe(0);
    expect(webhook.purchases[0]?.status).toBe("created");
  };

  beforeEach(() => {
    webhook.pay();
  });

  test("no signature", async () => {
    await expectRefused(await webhook.call({ method: "POST", body: webhook.event({}) }));
  });

  test.each(["", "t=1,v1=00", "v1=0", "nonsense"])("the signature %j", async (signature) => {
    await expectRefused(await webhook.deliver(webhook.event({}), signature));
  });

  test("another endpoint's secret", async () => {
    const event = webhook.event({});
    const signature = await signEvent(event, { secret: "whsec_another_endpoint_of_ours" });
    await expectRefused(await webhook.deliver(event, signature));
  });

  test("a delivery recorded six minutes ago and sent again", async () => {
    const event = webhook.event({});
    const timestamp = Math.floor(Date.now() / 1000) - 360;
    await expectRefused(await webhook.deliver(event, await signEvent(event, { timestamp })));
  });

  test("a body that was parsed and written again on the way", async () => {
    const event = webhook.event({});
    const rewritten = JSON.stringify(JSON.parse(event), null, 1);
    await expectRefused(await webhook.deliver(rewritten, await signEvent(event)));
  });
});

test.each(["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s is not a delivery", async (method) => {
  const reply = await webhook.call({ method, headers: { origin: "https://portal.example" } });

  expect(reply.status).toBe(404);
  expect(reply.headers.get("access-control-allow-origin")).toBeNull();
});

test("a body larger than any event is 413", async () => {
  expect((await webhook.deliver("x".repeat(1_048_577))).status).toBe(413);
});

describe("an event that is none of our business is ignored, with the reason on record", () => {
  test.each([
    ["unhandled_type", { type: "customer.created" }],
    ["unhandled_type", { type: "checkout.session.some_future_event" }],
    ["not_ours", { object: { metadata: { app: "another-app", env: "test" } } }],
    ["not_ours", { object: { metadata: { app: "tenant-credits", env: "staging" } } }],
    ["not_ours", { object: { metadata: {} } }],
    ["not_ours", { object: { metadata: null } }],
  ])("%s: %j", async (reason, event) => {
    webhook.pay();
    await expectReceived(await webhook.deliver(webhook.event(event)));

    expect(webhook.events.get("evt_1")).toEqual({ status: "ignored", reason });
    expect(webhook.purchases[0]?.status).toBe("created");
  });
});

describe("an event that can never be applied is quarantined: recorded, alerted, answered 200", () => {
  type Webhook = typeof webhook;
  test.each<[string, Parameters<Webhook["event"]>[0], ((webhook: Webhook) => void)?]>([
    ["livemode_mismatch", { livemode: true }],
    ["unreadable_event", { object: { id: 7 } }],
    ["unknown_session", { object: { id: "cs_test_nobody_knows" } }],
    [
      "damaged_metadata",
      {},
      ({ stripe, sessionId }) =>
        stripe.change(sessionId, { metadata: { app: "tenant-credits", env: "test" } }),
    ],
    [
      "unknown_session_state",
      {},
      ({ stripe, sessionId }) => stripe.change(sessionId, { payment_status: "half_paid" }),
    ],
    [
      "amount_mismatch",
      {},
      ({ stripe, sessionId }) => stripe.change(sessionId, { amount_total: 1 }),
    ],
    ["unknown_purchase", {}, ({ purchases }) => purchases.pop()],
  ])("%s", async (reason, event, damage) => {
    webhook.pay();
    damage?.(webhook);
    await expectReceived(await webhook.deliver(webhook.event(event)));

    expect(webhook.events.get("evt_1")).toEqual({ status: "quarantined", reason });
    expect(webhook.purchases[0]?.status).not.toBe("credited");
    const alerts = webhook.lines.filter((line) => JSON.parse(line).level === "alert");
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toContain(reason);
  });
});

describe("our own fault", () => {
  test("is 500 and on record, and the redelivery succeeds", async () => {
    const { applyCheckout } = webhook.ledger;
    webhook.pay();
    webhook.ledger.applyCheckout = () => Promise.reject(new Error("connection lost"));
    const first = await webhook.deliver(webhook.event({}));

    expect(first.status).toBe(500);
    expect(await first.json()).toMatchObject({ error: { code: "internal" } });
    expect(webhook.events.get("evt_1")).toEqual({ status: "failed", reason: "internal" });

    webhook.ledger.applyCheckout = applyCheckout;
    await expectReceived(await webhook.deliver(webhook.event({})));
    expect(webhook.events.get("evt_1")?.status).toBe("processed");
    expect(webhook.purchases[0]?.status).toBe("credited");
  });

  test("is 500 as well when not even the failure can be recorded", async () => {
    const failing = (message: string) => () => Promise.reject(new Error(message));
    const applyCheckout = failing("database is down");
    const ledger = { ...webhook.ledger, applyCheckout, recordEvent: failing("still down") };
    webhook = await openWebhook({ ledger });
    webhook.pay();

    expect((await webhook.deliver(webhook.event({}))).status).toBe(500);
    expect(webhook.lines.join()).toContain("database is down");
    expect(webhook.lines.join()).not.toContain("still down");
  });
});

test("no log line holds the payload, the payer or a secret, whatever happens", async () => {
  webhook.pay();
  await webhook.deliver(webhook.event({}));
  await webhook.deliver(webhook.event({}), "t=1,v1=00");
  await webhook.deliver(webhook.event({ id: "evt_2", livemode: true }));
  await webhook.deliver(webhook.event({ id: "evt_3", type: "customer.created" }));

  const log = webhook.lines.join("\n");
  expect(webhook.lines.length).toBeGreaterThanOrEqual(6);
  for (const secret of [PAYER, "customer_details", WEBHOOK_SECRET, "sk_test", "v1="]) {
    expect(log).not.toContain(secret);
  }
});
