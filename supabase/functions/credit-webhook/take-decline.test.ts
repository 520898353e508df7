import { beforeEach, expect, test } from "vitest";
import { openWebhook } from "./testing/open-webhook.ts";

let webhook: Awaited<ReturnType<typeof openWebhook>>;

beforeEach(async () => {
  webhook = await openWebhook();
});

/** An attempt to pay that the bank declined, as Stripe tells it. */
const declined = (id: string, metadata: Record<string, string> = {}) =>
  webhook.event({
    id,
    type: "payment_intent.payment_failed",
    object: {
      id: "pi_1",
      object: "payment_intent",
      metadata: {
        ...{ app: "tenant-credits", env: "test" },
        tenant_id: webhook.purchases[0]?.tenant_id ?? "",
        purchase_id: webhook.purchases[0]?.purchase_id ?? "",
        ...metadata,
      },
    },
  });

const alerts = () =>
  webhook.lines.map((line) => JSON.parse(line)).filter(({ level }) => level === "alert");

test("one decline too many is one alert that names the tenant, however many follow", async () => {
  for (let number = 1; number <= 8; number++) {
    expect((await webhook.deliver(declined(`evt_${number}`))).status).toBe(200);
  }

  expect(alerts()).toEqual([
    expect.objectContaining({
      event: "card_testing_suspected",
      event_id: "evt_3",
      tenant_id: webhook.purchases[0]?.tenant_id,
    }),
  ]);
});

test("a decline that is told twice counts once", async () => {
  for (let time = 1; time <= 8; time++) await webhook.deliver(declined("evt_same"));

  expect(alerts()).toEqual([]);
});

test("another app's decline is none of ours, and damaged ids are for a person", async () => {
  await webhook.deliver(declined("evt_foreign", { app: "another-app" }));
  await webhook.deliver(declined("evt_damaged", { tenant_id: "x" }));

  expect(webhook.events.get("evt_foreign")).toEqual({ status: "ignored", reason: "not_ours" });
  expect(webhook.events.get("evt_damaged"))
    .toEqual({ status: "quarantined", reason: "damaged_metadata" });
});

test("a decline moves no purchase", async () => {
  await webhook.deliver(declined("evt_1"));

  expect(webhook.purchases[0]?.status).toBe("created");
});
