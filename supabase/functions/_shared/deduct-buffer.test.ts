import { beforeEach, describe, expect, test } from "vitest";
import { CreditError } from "./credits/credit-error.ts";
import type { DeductRequest } from "./credits/spend-request.ts";
import { createDeductBuffer, type DeductBufferOptions } from "./deduct-buffer.ts";
import { createFakeClock } from "./testing/fake-clock.ts";
import { createFlakyBatch, type Fate } from "./testing/flaky-batch.ts";
import { createMemoryCredits } from "./testing/memory-credits.ts";

const TENANT = "11111111-1111-4111-8111-111111111111";

let clock: ReturnType<typeof createFakeClock>;
let credits: ReturnType<typeof createMemoryCredits>;

beforeEach(() => {
  clock = createFakeClock();
  credits = createMemoryCredits(100);
});

function deductOf(key: string, amount = 1): DeductRequest {
  return { tenant_id: TENANT, amount, idempotency_key: key };
}

/** A buffer of three items and 50 ms, in front of calls with these fates. */
function open(fates: Fate[] = [], options: Partial<DeductBufferOptions> = {}) {
  const { deductBatch, sizes } = createFlakyBatch(
    credits.ledger.deductBatch,
    clock.later,
    fates,
    20_000,
  );
  const buffer = createDeductBuffer({
    ...{ deductBatch, later: clock.later, random: () => 1 },
    ...{ maxItems: 3, maxWaitMs: 50, maxAttempts: 3, ...options },
  });
  return { ...buffer, sizes };
}

/** What became of promises so far, without waiting for them. */
function watch(promises: Promise<unknown>[]): string[] {
  const states = promises.map(() => "pending");
  promises.forEach((promise, index) =>
    promise.then(
      () => states[index] = "taken",
      (error) => states[index] = error instanceof CreditError ? error.code : error.reason,
    )
  );
  return states;
}

describe("a batch is sent", () => {
  test("when enough items wait, without waiting longer", async () => {
    const buffer = open();
    const states = watch(["a", "b", "c"].map((key) => buffer.deduct(deductOf(key))));
    await clock.pass(0);

    expect(states).toEqual(["taken", "taken", "taken"]);
    expect(buffer.sizes).toEqual([3]);
  });

  test("when the first item has waited long enough, and not before", async () => {
    const buffer = open();
    const states = watch([buffer.deduct(deductOf("a"))]);
    await clock.pass(49);
    expect(states).toEqual(["pending"]);

    await clock.pass(1);
    expect(states).toEqual(["taken"]);
  });

  test("alone: what comes meanwhile makes up the next one", async () => {
    const buffer = open(["silent"]);
    watch(["a", "b", "c", "d", "e"].map((key) => buffer.deduct(deductOf(key))));
    await clock.pass(9_999);
    expect(buffer.sizes).toEqual([3]);

    await clock.pass(1_000);
    expect(buffer.sizes).toEqual([3, 3, 2]);
  });

  test("when the buffer closes, and closing waits for every outcome", async () => {
    const buffer = open(["applied, reply lost"]);
    const states = watch(["a", "b", "c", "d"].map((key) => buffer.deduct(deductOf(key))));
    const closed = watch([buffer.close()]);
    await clock.pass(0);
    expect(closed).toEqual(["pending"]);

    await clock.pass(1_000);
    expect([...closed, ...states]).toEqual(["taken", "taken", "taken", "taken", "taken"]);
    expect(credits.available()).toBe(96);
  });
});

describe("each item learns its own outcome", () => {
  test("its receipt, or the code that refused it; the others go through", async () => {
    const buffer = open();
    const receipt = buffer.deduct(deductOf("a", 90));
    const states = watch([receipt, buffer.deduct(deductOf("b", 90)), buffer.deduct(deductOf("c"))]);
    await clock.pass(0);

    expect(states).toEqual(["taken", "insufficient_credits", "taken"]);
    expect(await receipt).toEqual({
      outcome: "deducted",
      entry_id: 1,
      balance: 10,
      held: 0,
      available: 10,
      replayed: false,
    });
  });

  test("two items with one key are one deduct; another request under it is refused", async () => {
    const buffer = open();
    const states = watch([deductOf("a"), deductOf("a"), deductOf("a", 2)].map(buffer.deduct));
    await clock.pass(0);

    expect(states).toEqual(["taken", "taken", "key_reused"]);
    expect(credits.available()).toBe(99);
  });

  test("an item that cannot be read is refused alone", async () => {
    const deductBatch: typeof credits.ledger.deductBatch = (items) => {
      if (items.every(({ reference }) => reference !== "\u0000")) {
        return credits.ledger.deductBatch(items);
      }
      throw new CreditError("malformed_request", "Cannot read a value", { hint: "Send text" });
    };
    const buffer = open([], { deductBatch });
    const bad = { ...deductOf("b"), reference: "\u0000" };
    const states = watch([deductOf("a"), bad, deductOf("c")].map(buffer.deduct));
    await clock.pass(0);

    expect(states).toEqual(["taken", "malformed_request", "taken"]);
  });
});

describe("nothing is lost silently", () => {
  test("a failed batch is sent again under the same keys, so that it counts once", async () => {
    const buffer = open(["applied, reply lost", "applied and silent"]);
    const states = watch(["a", "b", "c"].map((key) => buffer.deduct(deductOf(key))));
    await clock.pass(60_000);

    expect(states).toEqual(["taken", "taken", "taken"]);
    expect(buffer.sizes).toEqual([3, 3, 3]);
    expect(credits.available()).toBe(97);
  });

  test("the request is the one of the call, whatever becomes of the caller's object", async () => {
    const buffer = open(["applied, reply lost"]);
    const item = { ...deductOf("a"), metadata: { pages: 1 } };
    const states = watch([buffer.deduct(item)]);
    await clock.pass(50);
    item.metadata.pages = 2;
    await clock.pass(60_000);

    expect(states).toEqual(["taken"]);
  });

  test("pauses between attempts double, and the last failure gives every item back", async () => {
    const buffer = open(["failed", "failed", "failed"], { backoffMs: 200 });
    const lost = [deductOf("a"), deductOf("b"), deductOf("c")].map(buffer.deduct);
    const states = watch(lost);
    await clock.pass(199);
    expect(buffer.sizes).toHaveLength(1);
    await clock.pass(1 + 399);
    expect(buffer.sizes).toHaveLength(2);
    expect(states).toEqual(["pending", "pending", "pending"]);

    await clock.pass(1);
    expect(states).toEqual(["failed", "failed", "failed"]);
    await expect(lost[1]).rejects.toMatchObject({
      name: "UndeliveredDeduct",
      item: deductOf("b"),
      cause: { message: "Cannot reach the ledger" },
    });
  });

  test("a full buffer refuses, and takes items again when there is room", async () => {
    const buffer = open(["failed"], { maxItems: 2, maxWaiting: 2 });
    const states = watch(["a", "b", "c", "d", "e"].map((key) => buffer.deduct(deductOf(key))));
    await clock.pass(0);
    expect(states).toEqual(["pending", "pending", "pending", "pending", "full"]);

    await clock.pass(60_000);
    expect(states).toEqual(["taken", "taken", "taken", "taken", "full"]);
    const again = watch([buffer.deduct(deductOf("e"))]);
    await clock.pass(60_000);
    expect(again).toEqual(["taken"]);
  });

  test("a closed buffer refuses with the item", async () => {
    const buffer = open();
    await buffer.close();

    await expect(buffer.deduct(deductOf("a"))).rejects.toMatchObject({
      reason: "closed",
      item: deductOf("a"),
    });
  });
});
