import { afterEach, beforeEach, expect, test } from "vitest";
import { OPERATIONS } from "../../control/create-control.ts";
import { savedCard, topUp } from "../../testing/saved-card.ts";
import { errorOf } from "../../testing/error-of.ts";
import { type Shop, startShop } from "../../testing/start-shop.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await startShop();
});
afterEach(() => shop[Symbol.asyncDispose]());

interface Button {
  readonly label: string;
  readonly operation: string;
  readonly section: string;
  readonly input: string;
}

const BUTTON =
  /action="\/play\/([a-z-]+)"[^>]*>\s*<input type="hidden" name="section" value="([a-z]+)">\s*<input type="hidden" name="input" value="([^"]*)">\s*<button[^>]*>([^<]*)</g;

const overview = async () => await (await fetch(`${shop.simulator.url}/`)).text();

/** Every button of the page in the order in which a person sees them. */
async function buttons(): Promise<Button[]> {
  return [...(await overview()).matchAll(BUTTON)].map(([, operation, section, input, label]) => ({
    operation: operation ?? "",
    section: section ?? "",
    input: (input ?? "").replaceAll("&quot;", '"'),
    label: (label ?? "").trim(),
  }));
}

const send = ({ operation, section, input }: Button, headers: Record<string, string> = {}) =>
  fetch(`${shop.simulator.url}/play/${operation}`, {
    method: "POST",
    headers,
    redirect: "manual",
    body: new URLSearchParams({ section, input }),
  });

/** Presses the first button with this label, as a browser without JavaScript does. */
async function press(label: string): Promise<void> {
  const button = (await buttons()).find((each) => each.label === label);
  if (button === undefined) throw new Error(`There is no button ${label}`);
  const response = await send(button);
  expect([label, response.status]).toEqual([label, 303]);
  expect(response.headers.get("location")).toBe(`/#${button.section}`);
}

test("the page lists sessions with their pages and events with their last delivery", async () => {
  const session = await shop.openSession();
  await press("Pay");
  const page = await overview();
  expect(page).toContain(`href="/c/pay/${session.id}"`);
  expect(page).toMatch(/checkout\.session\.completed<\/td>\s*<td>succeeded \(200\)/);
  expect(page).not.toContain("<script");
});

test("a person plays a whole story by hand: paid, refunded in part, disputed, won", async () => {
  const { id } = await shop.openSession();
  await press("Pay");
  await press("Fraud warning");
  await press("Refund 40 %");
  await press("Inquiry");
  await press("Answer");
  await press("Becomes a chargeback");
  await press("Reinstate");
  await press("Withdraw");
  await press("Win");
  const { payment_intent } = await shop.stripe.checkout.sessions.retrieve(id, {
    expand: ["payment_intent.latest_charge"],
  });
  expect(payment_intent).toMatchObject({
    latest_charge: { amount_refunded: 1000, disputed: true },
  });
  const { data: [dispute] } = await shop.stripe.disputes.list();
  expect(dispute?.balance_transactions.map(({ amount }) => amount))
    .toEqual([-2500, 2500, -2500, 2500]);
  expect(await overview()).toContain("succeeded, disputed, suspected");
});

test("a person plays delayed money, a pending refund that fails, and a discount", async () => {
  await shop.openSession();
  await press("20 % off");
  await press("Tax 19 %");
  await press("Pay later");
  await press("Money comes");
  await press("Refund, pending");
  await press("Fail");
  const { data: [session] } = await shop.stripe.checkout.sessions.list();
  expect(session).toMatchObject({ payment_status: "paid", amount_total: 2380 });
  const { data: [refund] } = await shop.stripe.refunds.list();
  expect(refund).toMatchObject({ status: "failed", amount: 2380 });
});

test("a person decides how a saved card behaves, and finishes what its bank asked", async () => {
  const card = await savedCard(shop);
  await press("Wants its owner");
  const error = await errorOf(topUp(shop, card));
  expect(error.code).toBe("authentication_required");
  await press("Owner confirms");
  expect((await shop.stripe.paymentIntents.retrieve(error.payment_intent?.id ?? "")).status)
    .toBe("succeeded");
});

test("deliveries are held, let go, dropped and sent again; time passes", async () => {
  await press("Hold deliveries");
  await shop.openSession();
  await press("Pay");
  expect(shop.receiver.events).toEqual([]);
  await press("Let go");
  expect(shop.receiver.events).toHaveLength(1);
  await press("Release, newest first");
  expect(shop.receiver.events).toHaveLength(4);
  await press("Send 3 times");
  expect(shop.receiver.events).toHaveLength(7);
  await press("A day later");
  expect((await shop.simulator.control.clock()).ahead_s).toBe(86_400);
  await press("Empty the account");
  expect((await shop.stripe.events.list()).data).toEqual([]);
});

test("every button is an operation that exists and takes its input", async () => {
  await shop.openSession();
  const seen = await buttons();
  expect(seen.length).toBeGreaterThan(15);
  for (const { operation, input } of seen) {
    expect(Object.keys(OPERATIONS)).toContain(operation);
    expect(() => JSON.parse(input)).not.toThrow();
  }
});

test("what cannot be done any more is said in a sentence", async () => {
  await shop.openSession();
  const pay = (await buttons()).find(({ label }) => label === "Pay");
  if (pay === undefined) throw new Error("There is no button");
  await send(pay);
  const again = await send(pay);
  expect(again.status).toBe(409);
  expect(await again.text()).toMatch(/role="alert"[^>]*>The session .* is complete, not open/);
  expect((await send({ ...pay, input: "{" })).status).toBe(400);
  expect((await send({ ...pay, operation: "nothing" })).status).toBe(404);
  expect((await send({ ...pay, operation: "deliveries" })).status).toBe(404);
});

test("no foreign page can press a button", async () => {
  await shop.openSession();
  const pay = (await buttons()).find(({ label }) => label === "Pay");
  if (pay === undefined) throw new Error("There is no button");
  for (const origin of ["https://attacker.example", "null"]) {
    expect((await send(pay, { origin })).status).toBe(403);
  }
  expect((await send(pay, { origin: shop.simulator.url })).status).toBe(303);
});
