import { afterEach, beforeEach, expect, test } from "vitest";
import { errorOf } from "../../testing/error-of.ts";
import { paidSession } from "../../testing/paid-session.ts";
import { type Shop, startShop } from "../../testing/start-shop.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await startShop();
});
afterEach(() => shop[Symbol.asyncDispose]());

/** The types that arrived since the last look, in alphabetical order. */
const types = async () => {
  const all = (await shop.received()).toSorted();
  shop.receiver.events.length = 0;
  return all;
};

test("a chargeback is opened, takes the money with a fee, and both can be read from it", async () => {
  const { session, charge, payment_intent } = await paidSession(shop);
  const { dispute } = await shop.simulator.control.dispute({ session });
  expect(await shop.stripe.disputes.retrieve(dispute.id)).toMatchObject({
    object: "dispute",
    amount: 2500,
    currency: "eur",
    charge,
    payment_intent,
    status: "needs_response",
    reason: "fraudulent",
    is_charge_refundable: false,
    balance_transactions: [{
      object: "balance_transaction",
      amount: -2500,
      fee: 2000,
      net: -4500,
      type: "adjustment",
      reporting_category: "dispute",
      source: dispute.id,
    }],
  });
  expect((await shop.stripe.charges.retrieve(charge)).disputed).toBe(true);
  await shop.received();
  const created = shop.receiver.events.find(({ type }) => type === "charge.dispute.created");
  expect(created?.data.object).toMatchObject({ balance_transactions: [] });
  expect(await types()).toEqual(["charge.dispute.created", "charge.dispute.funds_withdrawn"]);
});

test("a won chargeback closes and gives the money back", async () => {
  const { session } = await paidSession(shop);
  const { dispute } = await shop.simulator.control.dispute({ session });
  await types();
  await shop.simulator.control.decideDispute({ dispute: dispute.id, outcome: "won" });
  const won = await shop.stripe.disputes.retrieve(dispute.id);
  expect(won.status).toBe("won");
  expect(won.balance_transactions.map(({ amount }) => amount)).toEqual([-2500, 2500]);
  expect(await types()).toEqual(["charge.dispute.closed", "charge.dispute.funds_reinstated"]);
});

test("a lost chargeback closes and the money stays away", async () => {
  const { session } = await paidSession(shop);
  const { dispute } = await shop.simulator.control.dispute({ session });
  await types();
  const lost = await shop.stripe.disputes.close(dispute.id);
  expect(lost.status).toBe("lost");
  expect(lost.balance_transactions.map(({ amount }) => amount)).toEqual([-2500]);
  expect(await types()).toEqual(["charge.dispute.closed"]);
  expect(await errorOf(shop.stripe.disputes.close(dispute.id))).toMatchObject({ statusCode: 400 });
});

test("money can be taken after the opening and given back in parts before and after the decision", async () => {
  const { session } = await paidSession(shop);
  const { control } = shop.simulator;
  const { dispute: { id } } = await control.dispute({ session, withdraw: false, amount: 1000 });
  expect(await types()).toEqual(["charge.dispute.created"]);
  await control.withdraw({ dispute: id, amount: 600 });
  await control.withdraw({ dispute: id });
  await expect(control.withdraw({ dispute: id })).rejects.toThrow("Only 0 can be withdrawn");
  await control.reinstate({ dispute: id, amount: 300 });
  await control.decideDispute({ dispute: id, outcome: "won", reinstate: false });
  await control.reinstate({ dispute: id });
  await expect(control.reinstate({ dispute: id })).rejects.toThrow("Only 0 can be reinstated");
  const { balance_transactions } = await shop.stripe.disputes.retrieve(id);
  expect(balance_transactions.map(({ amount }) => amount)).toEqual([-600, -400, 300, 700]);
  expect(await types()).toEqual([
    "charge.dispute.closed",
    "charge.dispute.funds_reinstated",
    "charge.dispute.funds_reinstated",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.funds_withdrawn",
  ]);
  await control.withdraw({ dispute: id });
  expect(await types()).toEqual(["charge.dispute.funds_withdrawn"]);
});

test("an inquiry moves no money and closes", async () => {
  const { session } = await paidSession(shop);
  const { control } = shop.simulator;
  const { dispute } = await control.dispute({ session, inquiry: true });
  expect(dispute).toMatchObject({
    status: "warning_needs_response",
    is_charge_refundable: true,
    payment_method_details: { card: { case_type: "inquiry" } },
  });
  await expect(control.withdraw({ dispute: dispute.id })).rejects.toThrow("is an inquiry");
  await expect(control.decideDispute({ dispute: dispute.id, outcome: "won" }))
    .rejects.toThrow("cannot become won");
  const answered = await control.answerDispute({ dispute: dispute.id });
  expect(answered.dispute.status).toBe("warning_under_review");
  await control.decideDispute({ dispute: dispute.id, outcome: "warning_closed" });
  expect(await shop.stripe.disputes.retrieve(dispute.id))
    .toMatchObject({ status: "warning_closed", balance_transactions: [] });
  expect(await types())
    .toEqual(["charge.dispute.closed", "charge.dispute.created", "charge.dispute.updated"]);
});

test("an inquiry can become a chargeback, which is the same dispute", async () => {
  const { session } = await paidSession(shop);
  const { dispute } = await shop.simulator.control.dispute({ session, inquiry: true });
  await types();
  await shop.simulator.control.escalateDispute({ dispute: dispute.id });
  expect(await shop.stripe.disputes.retrieve(dispute.id))
    .toMatchObject({ status: "needs_response", balance_transactions: [{ amount: -2500 }] });
  expect(await types()).toEqual(["charge.dispute.funds_withdrawn", "charge.dispute.updated"]);
});

test("evidence is staged or sent, and Stripe's test words decide", async () => {
  const { session } = await paidSession(shop);
  const { dispute: { id } } = await shop.simulator.control.dispute({ session });
  await types();
  const staged = await shop.stripe.disputes.update(id, {
    evidence: { product_description: "100 credits" },
    metadata: { case: "9" },
    submit: false,
  });
  expect(staged).toMatchObject({
    status: "needs_response",
    metadata: { case: "9" },
    evidence: { product_description: "100 credits", customer_email_address: "buyer@example.com" },
  });
  const sent = await shop.stripe.disputes.update(id, {
    evidence: { uncategorized_text: "winning_evidence" },
  });
  expect(sent).toMatchObject({ status: "won", evidence_details: { submission_count: 1 } });
  expect(sent.balance_transactions).toHaveLength(2);
  expect(await types()).toEqual([
    "charge.dispute.closed",
    "charge.dispute.funds_reinstated",
    "charge.dispute.updated",
    "charge.dispute.updated",
    "charge.dispute.updated",
  ]);
});

test("refunds: possible during an inquiry, refused for a chargeback, possible again once it is won", async () => {
  const { session, charge } = await paidSession(shop);
  const { control } = shop.simulator;
  const { dispute: { id } } = await control.dispute({ session, inquiry: true });
  const refund = () => shop.stripe.refunds.create({ charge, amount: 100 });
  expect((await refund()).status).toBe("succeeded");
  await control.escalateDispute({ dispute: id });
  expect(await errorOf(refund())).toMatchObject({ statusCode: 400, code: "charge_disputed" });
  // A refund that was on its way before the bank asked.
  await control.refund({ session, amount: 200 });
  await control.decideDispute({ dispute: id, outcome: "won" });
  expect((await refund()).status).toBe("succeeded");
  expect((await shop.stripe.charges.retrieve(charge)).amount_refunded).toBe(400);
});

test("disputes are listed by charge, intent and time, page by page", async () => {
  const one = await paidSession(shop);
  const other = await paidSession(shop);
  for (const amount of [100, 200]) {
    await shop.simulator.control.dispute({ charge: one.charge, amount });
  }
  await shop.simulator.control.dispute({ payment_intent: other.payment_intent, amount: 300 });
  const amounts = async (filter: object) =>
    (await shop.stripe.disputes.list(filter)).data.map(({ amount }) => amount);
  expect(await amounts({ charge: one.charge })).toEqual([200, 100]);
  expect(await amounts({ payment_intent: other.payment_intent })).toEqual([300]);
  const { now } = await shop.simulator.control.clock();
  expect(await amounts({ created: { gte: now - 60 } })).toEqual([300, 200, 100]);
  const first = await shop.stripe.disputes.list({ limit: 2 });
  expect(await amounts({ starting_after: first.data.at(-1)?.id ?? "" })).toEqual([100]);
  const { data } = await shop.stripe.balanceTransactions.list({ type: "adjustment", limit: 1 });
  expect(data).toMatchObject([{ amount: -300 }]);
});

test("what was never paid cannot be disputed, nor more than was paid", async () => {
  const { id } = await shop.openSession();
  await shop.simulator.control.decline({ session: id });
  await expect(shop.simulator.control.dispute({ session: id })).rejects.toThrow("is failed");
  const { session } = await paidSession(shop);
  await expect(shop.simulator.control.dispute({ session, amount: 2501 }))
    .rejects.toThrow("Only 2500");
});
