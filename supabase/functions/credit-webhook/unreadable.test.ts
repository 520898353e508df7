import { describe, expect, test } from "vitest";
import { openWebhook } from "./testing/open-webhook.ts";

describe("what is signed but no event we know is answered 200 and alerts", () => {
  test.each([
    ["no JSON", "hello payer@example.com"],
    ["null", "null"],
    ["a list", "[]"],
    ["an empty object", "{}"],
    [
      "a number for an id",
      '{"id":5,"object":"event","type":"x","livemode":false,"data":{"object":{}}}',
    ],
    ["no data", '{"id":"evt_1","object":"event","type":"x","livemode":false}'],
    [
      "a thin event",
      '{"id":"evt_1","object":"v2.core.event","type":"v1.billing.meter.no_meter_found"}',
    ],
  ])("%s", async (_, body) => {
    const webhook = await openWebhook();
    const reply = await webhook.deliver(body);

    expect(reply.status).toBe(200);
    expect(await reply.json()).toEqual({ received: true });

    expect(webhook.events.size).toBe(0);
    expect(webhook.lines.join()).toContain('"event":"event_unreadable"');
    expect(webhook.lines.join()).not.toContain("payer@example.com");
  });
});
