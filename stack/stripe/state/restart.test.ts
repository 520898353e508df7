import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createStripeSimulator } from "../create-stripe-simulator.ts";
import { errorOf } from "../testing/error-of.ts";
import { paidSession } from "../testing/paid-session.ts";
import { savedCard } from "../testing/saved-card.ts";
import { startReceiver } from "../testing/start-receiver.ts";
import { clientOf, SECRET_KEY, startShop, WEBHOOK_SECRET } from "../testing/start-shop.ts";

let directory: string;
let stateFile: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "stripe-simulator-"));
  stateFile = join(directory, "deeper", "stripe.json");
});
afterEach(() => rm(directory, { recursive: true }));

const restart = (webhookUrl: string) =>
  createStripeSimulator({
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET,
    webhookUrl,
    stateFile,
    retryBaseMs: 5,
  });

test("customers, sessions, events, keys and time survive a restart on another port", async () => {
  const receiver = await startReceiver(WEBHOOK_SECRET);
  const shop = await startShop({ stateFile });
  const customer = await shop.stripe.customers.create({ name: "A" }, { idempotencyKey: "k" });
  const paid = await shop.openSession({ customer: customer.id });
  const open = await shop.openSession();
  await shop.simulator.control.pay({ session: paid.id });
  await shop.simulator.control.advance({ seconds: 3600 });
  await shop.received();
  await shop[Symbol.asyncDispose]();

  await using again = await restart(receiver.url);
  const stripe = clientOf(again.url);
  expect((await stripe.customers.create({ name: "A" }, { idempotencyKey: "k" })).id).toBe(
    customer.id,
  );
  expect(
    await stripe.checkout.sessions.retrieve(paid.id, { expand: ["line_items", "payment_intent"] }),
  )
    .toMatchObject({
      payment_status: "paid",
      payment_intent: { status: "succeeded" },
      line_items: { data: [{ amount_total: 2500 }] },
    });
  expect((await stripe.checkout.sessions.retrieve(open.id)).url).toBe(
    `${again.url}/c/pay/${open.id}`,
  );
  expect((await stripe.events.list({ type: "checkout.session.completed" })).data).toHaveLength(1);
  expect((await again.control.clock()).ahead_s).toBe(3600);
  expect((await stripe.webhookEndpoints.list()).data).toMatchObject([{ url: receiver.url }]);
  await again.control.pay({ session: open.id });
  await again.control.settled();
  expect(receiver.events.map(({ type }) => type)).toContain("checkout.session.completed");
  await receiver[Symbol.asyncDispose]();
});

test("refunds, disputes, saved cards and prices go on after a restart", async () => {
  const receiver = await startReceiver(WEBHOOK_SECRET);
  const shop = await startShop({ stateFile });
  const { charge, session } = await paidSession(shop);
  const card = await savedCard(shop);
  const { refund } = await shop.simulator.control.refund({
    session,
    percent: 40,
    status: "pending",
  });
  const { dispute } = await shop.simulator.control.dispute({ session, amount: 500 });
  const open = await shop.openSession();
  await shop.simulator.control.discount({ session: open.id, percent_off: 20 });
  await shop[Symbol.asyncDispose]();

  await using again = await restart(receiver.url);
  const stripe = clientOf(again.url);
  expect((await errorOf(stripe.refunds.create({ charge, amount: 1 }))).code).toBe(
    "charge_disputed",
  );
  await again.control.failRefund({ refund: refund.id });
  await again.control.decideDispute({ dispute: dispute.id, outcome: "won" });
  expect(await stripe.charges.retrieve(charge, { expand: ["refunds"] }))
    .toMatchObject({ amount_refunded: 0, refunds: { data: [{ status: "failed" }] } });
  const { session: taxed } = await again.control.tax({ session: open.id, percent: 10 });
  expect(taxed.amount_total).toBe(2200);
  const intent = await stripe.paymentIntents.create({
    amount: 500,
    currency: "eur",
    confirm: true,
    off_session: true,
    ...card,
  });
  expect(intent.status).toBe("succeeded");
  await receiver[Symbol.asyncDispose]();
});

test("a delivery that was pending when the process ended is continued", async () => {
  const shop = await startShop({ stateFile, retryBaseMs: 60_000 });
  shop.receiver.answers.push(500);
  await shop.stripe.customers.create({});
  await expect.poll(() => shop.receiver.events.length).toBe(1);
  await shop.simulator.close();
  // The wait until the next attempt was a minute: the saved moment is brought forward.
  const saved = await readFile(stateFile, "utf8");
  await writeFile(stateFile, saved.replace(/"next_attempt_at_ms":\d+/, '"next_attempt_at_ms":0'));

  await using again = await restart(shop.receiver.url);
  await again.control.settled();
  expect(shop.receiver.events).toHaveLength(2);
  expect((await again.control.deliveries()).deliveries).toMatchObject([{
    status: "succeeded",
    attempts: [{ status: 500 }, { status: 200 }],
  }]);
  await shop.receiver[Symbol.asyncDispose]();
});

test("a state file that is not one says what to do", async () => {
  const shop = await startShop({ stateFile });
  await shop.stripe.customers.create({});
  await shop[Symbol.asyncDispose]();
  await writeFile(stateFile, '{"customers": [{"id": 1}]}');
  await expect(restart("http://127.0.0.1:1/")).rejects.toThrow("delete it to start over");
});

test("two simulators in one process know nothing of each other", async () => {
  await using one = await startShop();
  await using other = await startShop();
  await one.stripe.customers.create({});
  expect((await other.stripe.customers.list()).data).toEqual([]);
  await other.received();
  expect(other.receiver.events).toEqual([]);
});
