import { beforeEach, describe, expect, test } from "vitest";
import { openWebhook } from "./testing/open-webhook.ts";

let webhook: Awaited<ReturnType<typeof openWebhook>>;

beforeEach(async () => {
  webhook = await openWebhook();
});

describe("too many deliveries at once", () => {
  test("are 429 with a time to come again, leave no trace, and are applied when they come", async () => {
    webhook.pay();
    for (let number = 1; number <= 20; number++) {
      await webhook.deliver(webhook.event({ id: `evt_${number}`, type: "customer.created" }));
    }
    const refused = await webhook.deliver(webhook.event({ id: "evt_paid" }));

    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("10");
    expect(webhook.events.has("evt_paid")).toBe(false);
    expect(webhook.purchases[0]?.status).toBe("created");

    webhook.requests.clear();
    expect((await webhook.deliver(webhook.event({ id: "evt_paid" }))).status).toBe(200);
    expect(webhook.purchases[0]?.status).toBe("credited");
  });

  test("are not counted by unsigned ones, nor by where they come from", async () => {
    for (let number = 1; number <= 30; number++) {
      await webhook.deliver(webhook.event({}), "t=1,v1=00");
    }
    expect(webhook.requests.size).toBe(0);

    await webhook.deliver(webhook.event({}));
    expect([...webhook.requests.keys()]).toEqual(["webhook everyone"]);
  });

  test("pass when nobody can count them: money matters more than the bound", async () => {
    webhook = await openWebhook({ takeRate: () => Promise.reject(new Error("no limiter")) });
    webhook.pay();

    expect((await webhook.deliver(webhook.event({}))).status).toBe(200);
    expect(webhook.purchases[0]?.status).toBe("credited");
    expect(webhook.lines.join()).toContain('"event":"rate_unknown"');
  });
});
