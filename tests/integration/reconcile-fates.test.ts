import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { compareBooks } from "../../scripts/storm/compare-books.ts";
import { readOurBooks } from "../../scripts/storm/read-our-books.ts";
import { readStripeBooks } from "../../scripts/storm/read-stripe-books.ts";
import { FATES, playFates } from "../support/play-fates.ts";
import { runReconcile } from "../support/run-reconcile.ts";
import { ALPENBLICK } from "../support/test-database.ts";
import { createTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let token: string;
let old: Set<string>;

beforeAll(async () => {
  stack = await createTestStack({
    environment: { CREDITS_RATE_LIMITS: '{"billing": {"user": 900, "tenant": 900}}' },
  });
  token = await stack.signIn("owner@alpenblick.example");
});

beforeEach(async () => {
  const { control } = stack.stripe;
  await control.clearRules();
  await control.clearFaults();
  await stack.sql`delete from billing.declines`;
  old = new Set((await control.events()).events.map(({ id }) => id));
  await control.drop({});
});

/** Every event of the test so many times, shuffled by a seed. */
async function shuffledEvents(times: number, seed: number): Promise<string[]> {
  const { events } = await stack.stripe.control.events();
  let state = seed;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const ids = events.map(({ id }) => id).filter((id) => !old.has(id));
  return Array.from({ length: times }, () => ids).flat()
    .map((id) => ({ id, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ id }) => id);
}

async function deliver(events: string[]): Promise<void> {
  const queue = events.values();
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (const event of queue) await stack.stripe.control.redeliver({ event });
  }));
}

/** What differs, tenant by tenant, for somebody who reads both books without our code. */
async function differences(): Promise<string[]> {
  const ours = await readOurBooks(stack.sql, [ALPENBLICK]);
  const stripe = await readStripeBooks(stack.stripeUrl, stack.stripeSecretKey);
  return compareBooks(ours, stripe, new Map()).flatMap((tenant) => tenant.differences);
}

async function expectTheirEnds(purchases: Map<string, string>): Promise<void> {
  const { purchases: books } = await readOurBooks(stack.sql, [ALPENBLICK]);
  const ends = [...purchases].map(([fate, id]) => {
    const book = books.find(({ purchaseId }) => purchaseId === id);
    return [fate, { ends: book?.status, gone: book?.reversedCredits }];
  });
  const expected = Object.entries(FATES).map(([fate, { ends, gone }]) => [fate, { ends, gone }]);
  expect(Object.fromEntries(ends)).toEqual(Object.fromEntries(expected));
  expect(await differences()).toEqual([]);
  expect(await stack.brokenRules()).toEqual([]);
}

describe("whatever becomes of purchases, our books end where Stripe's are", () => {
  it("by reconciliation alone, when not one webhook comes", async () => {
    const purchases = await playFates(stack, token);
    expect(await differences()).not.toEqual([]);
    const report = await runReconcile(stack);

    expect(report).toMatchObject({ outcome: "complete", unable: 0 });
    await expectTheirEnds(purchases);
    expect(await runReconcile(stack)).toMatchObject({ repaired: 0, unable: 0, findings: [] });
  });

  it("when every webhook comes three times, in random order, and nobody reconciles", async () => {
    const purchases = await playFates(stack, token);
    await deliver(await shuffledEvents(3, 20_261_121));

    await expectTheirEnds(purchases);
    expect(await runReconcile(stack, { dry_run: true })).toMatchObject({ findings: [] });
  });

  it("when half of the webhooks come, in random order, while two reconcilers run at once", async () => {
    const purchases = await playFates(stack, token);
    const events = await shuffledEvents(1, 7);
    let isDelivered = false;
    const run = async () => {
      while (!isDelivered) await runReconcile(stack);
    };
    await Promise.all([
      deliver(events.slice(0, events.length / 2)).finally(() => isDelivered = true),
      run(),
      run(),
    ]);

    expect(await runReconcile(stack)).toMatchObject({ outcome: "complete", unable: 0 });
    await expectTheirEnds(purchases);
  });

  it("one after the other, when Stripe fails again and again while they are reconciled", async () => {
    const purchases = await playFates(stack, token);
    const down = { kind: "status", status: 503, moment: "arrival", times: 6 } as const;
    for (const path of ["/v1/checkout/sessions", "/v1/checkout/sessions/*", "/v1/refunds*"]) {
      await stack.stripe.control.failNext({ ...down, path });
    }
    await stack.stripe.control.failNext({ ...down, path: "/v1/payment_intents/*" });
    const outcomes: string[] = [];
    while (outcomes.at(-1) !== "complete" && outcomes.length < 60) {
      outcomes.push((await runReconcile(stack, { max_objects: 6 })).outcome);
    }
    await stack.stripe.control.clearFaults();
    expect(outcomes.filter((outcome) => outcome === "failed").length).toBeGreaterThan(3);
    expect(outcomes.at(-1)).toBe("complete");

    expect(await runReconcile(stack)).toMatchObject({ outcome: "complete", unable: 0 });
    await expectTheirEnds(purchases);
  });
});
