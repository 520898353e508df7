import { expect, test } from "vitest";
import { type Shop, startShop } from "./start-shop.ts";

const PURCHASES = 300;
const AT_ONCE = 20;

/** Runs a step for every number, some of them at once. */
async function forEach(count: number, step: (number: number) => Promise<void>): Promise<void> {
  const numbers = Array.from({ length: count }, (_, number) => number).values();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const number of numbers) await step(number);
  }));
}

/** Opens a session however often Stripe fails; a stored 500 needs another key. */
async function opened(shop: Shop, number: number, attempt = 1): Promise<string> {
  const idempotencyKey = `storm:${number}:${attempt}`;
  try {
    const session = await shop.openSession({ metadata: { number } }, {
      idempotencyKey,
      maxNetworkRetries: 2,
    });
    return session.id;
  } catch (error) {
    if (attempt === 20) throw error;
    return await opened(shop, number, attempt + 1);
  }
}

test("a storm of hundreds of purchases with faults everywhere ends with books that agree", async () => {
  await using shop = await startShop({ maxAttempts: 30, retryCapMs: 20 });
  const { stripe, simulator: { control } } = shop;
  shop.receiver.answers.push(...Array.from({ length: 2000 }, (_, n) => n % 3 === 0 ? 500 : 200));

  await forEach(PURCHASES, async (number) => {
    if (number % 10 === 0) await control.failNext({ kind: "status", moment: "execution" });
    if (number % 25 === 0) {
      await control.failNext({ kind: "reset", moment: "reply", method: "POST", times: 2 });
    }
    const session = await opened(shop, number);
    if (number % 5 === 0) await control.decline({ session });
    if (number % 4 === 0) {
      await control.payLater({ session });
      await control.settleDelayed({ session, outcome: "succeeded" });
    } else {
      await control.pay({ session });
    }
    if (number % 3 === 0) await control.refund({ session, percent: 40 });
    if (number % 7 === 0) {
      const { dispute } = await control.dispute({ session, amount: 500 });
      const outcome = number % 2 === 0 ? "won" : "lost";
      await control.decideDispute({ dispute: dispute.id, outcome });
    }
  });
  await control.clearFaults();
  expect(await control.settled({ timeout_ms: 60_000 })).toEqual({ is_settled: true });

  const paid = new Set<string>();
  for await (const { metadata, payment_status } of stripe.checkout.sessions.list({ limit: 100 })) {
    if (payment_status === "paid") paid.add(metadata?.["number"] ?? "");
  }
  expect(paid.size).toBe(PURCHASES);
  let refunded = 0;
  for await (const { amount } of stripe.refunds.list({ limit: 100 })) refunded += amount;
  expect(refunded).toBe(Math.ceil(PURCHASES / 3) * 1000);
  let withdrawn = 0;
  for await (const { balance_transactions } of stripe.disputes.list({ limit: 100 })) {
    for (const { amount } of balance_transactions) withdrawn -= amount;
  }
  expect(withdrawn).toBe(Math.floor(Math.ceil(PURCHASES / 7) / 2) * 500);
  let charged = 0;
  for await (const { amount_refunded } of stripe.charges.list({ limit: 100 })) {
    charged += amount_refunded;
  }
  expect(charged).toBe(refunded);

  const { events } = await control.events();
  const told = new Set(shop.receiver.events.map(({ id }) => id));
  expect(events.filter(({ id }) => !told.has(id))).toEqual([]);
  let listed = 0;
  for await (const _ of stripe.events.list({ limit: 100, delivery_success: true })) listed += 1;
  expect(listed).toBe(events.length);
});
