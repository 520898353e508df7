import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { openPreflight, TENANT } from "./testing/open-preflight.ts";

const opened = z.object({ hold_id: z.uuid() });

let door: ReturnType<typeof openPreflight>;

beforeEach(() => {
  door = openPreflight(100);
});

const hold = { tenant_id: TENANT, amount: 30, idempotency_key: "render 7", ttl_seconds: 60 };

/** Sets 30 of the 100 credits aside and returns what a capture or release of them sends. */
async function openHold(idempotency_key: string) {
  const { hold_id } = opened.parse(await (await door.post("/hold", hold)).json());
  return { tenant_id: TENANT, hold_id, idempotency_key };
}

test("a hold sets credits aside once per key, and says which and until when", async () => {
  const first = await (await door.post("/hold", hold)).json();
  const second = await (await door.post("/hold", hold)).json();

  expect(first).toMatchObject({ outcome: "held", balance: 100, held: 30, available: 70 });
  expect(first).toMatchObject({ hold_id: expect.any(String), deadline_at: expect.any(String) });
  expect(second).toEqual({ ...first, replayed: true });
  expect(door.available()).toBe(70);
});

describe("a capture", () => {
  test.each([
    ["all that was held, unless it says what the work cost", {}, 70],
    ["less, and the rest is available again", { amount: 10 }, 90],
    ["more, when that is available", { amount: 100 }, 0],
  ])("takes %s", async (_, amount, left) => {
    const request = { ...await openHold("done 7"), ...amount };
    const first = await (await door.post("/capture", request)).json();

    expect(first).toMatchObject({ outcome: "captured", balance: left, held: 0, replayed: false });
    expect(await (await door.post("/capture", request)).json()).toEqual({
      ...first,
      replayed: true,
    });
    expect(door.available()).toBe(left);
  });

  test("of more than there is is 402 with the shortfall, and the hold stays", async () => {
    const request = await openHold("done 7");
    const reply = await door.post("/capture", { ...request, amount: 101 });

    expect(reply.status).toBe(402);
    expect(await reply.json()).toMatchObject({ error: { required: 101, shortfall: 1 } });
    expect((await door.post("/capture", request)).status).toBe(200);
  });
});

test("a release gives all of it back, once per key", async () => {
  const request = await openHold("failed 7");

  expect(await (await door.post("/release", request)).json()).toMatchObject({
    outcome: "released",
    available: 100,
  });
  expect(await (await door.post("/release", request)).json()).toMatchObject({ replayed: true });
});

test("what has ended cannot end again: 409, and 404 for what never was", async () => {
  const request = await openHold("done 7");
  await door.post("/capture", request);
  const again = await door.post("/release", { ...request, idempotency_key: "too late" });
  const unknown = { ...request, hold_id: TENANT, idempotency_key: "of nothing" };

  expect(await again.json()).toMatchObject({ error: { code: "hold_closed" } });
  expect([again.status, (await door.post("/release", unknown)).status]).toEqual([409, 404]);
  expect(door.available()).toBe(70);
});

test("a restore gives a failed action's credits back, never more than it took", async () => {
  const spend = { tenant_id: TENANT, amount: 30, idempotency_key: "letter 7" };
  const { entry_id } = z.object({ entry_id: z.number() })
    .parse(await (await door.post("/deduct", spend)).json());
  const restore = { tenant_id: TENANT, origin_entry_id: entry_id, idempotency_key: "returned 7" };

  expect(await (await door.post("/restore", restore)).json()).toMatchObject({
    outcome: "restored",
    available: 100,
  });
  const again = await door.post("/restore", { ...restore, idempotency_key: "returned twice" });
  expect(again.status).toBe(409);
  expect(door.available()).toBe(100);
});

test.each<[string, Record<string, unknown>]>([
  ["/hold", { ttl_seconds: 0 }],
  ["/hold", { idempotency_key: undefined }],
  ["/capture", { hold_id: "7" }],
  ["/release", { hold_id: TENANT, amount: 1 }],
  ["/restore", { origin_entry_id: "7" }],
])("%s with %j is 400 and changes nothing", async (path, change) => {
  const reply = await door.post(path, { ...hold, ...change });

  expect(reply.status).toBe(400);
  expect(await reply.json()).toMatchObject({ error: { code: "malformed_request" } });
  expect(door.available()).toBe(100);
});
