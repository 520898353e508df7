import { afterAll, beforeAll, expect, test } from "vitest";
import { type Shop, startShop } from "../testing/start-shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const text = async (response: Promise<Response>) => await (await response).text();
const get = (url: string | null, language = "en") =>
  fetch(url ?? "", { headers: { "accept-language": language } });
const post = (url: string | null, action: string, fields: Record<string, string> = {}) =>
  fetch(`${url}/${action}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
const button = (page: string, id: string) =>
  new RegExp(`<button[^>]* id="${id}"[^>]*>\\s*([^<]*?)\\s*</button>`).exec(page)?.[1];

test("the page shows what is bought, for how much, and that no money moves", async () => {
  const { url } = await shop.openSession();
  const page = await text(get(url));
  expect(page).toContain('<html lang="en">');
  expect(page).toContain("100 credits");
  expect(page).toContain("no money moves");
  expect(button(page, "pay")).toBe("Pay €25.00");
  expect(button(page, "decline")).toBe("Decline card");
  expect(button(page, "cancel")).toBe("Cancel");
  expect(page).not.toContain("<script");
});

test("the page speaks the session's language, and with auto the browser's", async () => {
  const german = await shop.openSession({ locale: "de" });
  const page = await text(get(german.url));
  expect(page).toContain('<html lang="de">');
  expect(button(page, "pay")).toBe("25,00\u00a0€ bezahlen");
  const auto = await shop.openSession({ locale: "auto" });
  expect(await text(get(auto.url, "de-AT,de;q=0.9"))).toContain("Karte ablehnen");
  expect(await text(get(auto.url, "fr"))).toContain("Decline card");
});

test("paying goes back to the shop, after its webhook was tried", async () => {
  const session = await shop.openSession();
  const response = await post(session.url, "pay", { email: "p@example.com", name: "P" });
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe(`http://shop.example/?paid=${session.id}`);
  const completed = shop.receiver.events.find((event) =>
    event.type === "checkout.session.completed" && event.data.object.id === session.id
  );
  expect(completed?.data.object).toMatchObject({
    customer_details: { email: "p@example.com", name: "P" },
  });
});

test("paying later goes back to the shop as well, with nothing paid yet", async () => {
  const session = await shop.openSession();
  const page = await text(get(session.url));
  expect(button(page, "pay-later")).toBe("Pay by bank transfer later");
  const response = await post(session.url, "pay-later");
  expect(response.headers.get("location")).toContain("?paid=");
  expect(await shop.stripe.checkout.sessions.retrieve(session.id))
    .toMatchObject({ status: "complete", payment_status: "unpaid" });
  const cardOnly = await shop.openSession({ allowed_payment_method_types: ["card"] });
  expect(await text(get(cardOnly.url))).not.toContain("pay-later");
});

test("the page says when the card will be saved", async () => {
  const session = await shop.openSession({
    payment_intent_data: { setup_future_usage: "off_session" },
  });
  expect(await text(get(session.url))).toContain("Your card is saved for later payments");
  const { url } = await shop.openSession();
  expect(await text(get(url))).not.toContain("is saved");
});

test("a customer types a code and chooses how many, where the session allows it", async () => {
  const { id: coupon } = await shop.stripe.coupons.create({ percent_off: 50 });
  await shop.stripe.promotionCodes.create({ promotion: { type: "coupon", coupon }, code: "HALF" });
  const session = await shop.openSession({
    allow_promotion_codes: true,
    line_items: [{
      adjustable_quantity: { enabled: true, maximum: 5 },
      price_data: { currency: "eur", unit_amount: 1000, product_data: { name: "A" } },
    }],
  });
  expect((await post(session.url, "quantity", { line: "0", quantity: "4" })).status).toBe(303);
  expect((await post(session.url, "quantity", { line: "0", quantity: "6" })).status).toBe(400);
  await post(session.url, "code", { code: "half" });
  const page = await text(get(session.url));
  expect(button(page, "pay")).toBe("Pay €20.00");
  expect(page).toContain("-€20.00");
  const plain = await shop.openSession();
  expect(await text(get(plain.url))).not.toMatch(/apply-code|change-quantity/);
  expect((await post(plain.url, "code", { code: "HALF" })).status).toBe(400);
});

test("declining stays on the page with an alert, and paying works afterwards", async () => {
  const session = await shop.openSession();
  const response = await post(session.url, "decline");
  expect(response.headers.get("location")).toBe(new URL(session.url ?? "").pathname);
  const page = await text(get(session.url));
  expect(page).toMatch(/role="alert"[^>]*>Your card was declined\./);
  expect(button(page, "pay")).toBe("Pay €25.00");
  expect((await post(session.url, "pay")).headers.get("location")).toContain("?paid=");
});

test("cancelling goes back to the shop and leaves the session open", async () => {
  const session = await shop.openSession();
  const response = await post(session.url, "cancel");
  expect(response.headers.get("location")).toBe("http://shop.example/?cancelled");
  expect((await shop.stripe.checkout.sessions.retrieve(session.id)).status).toBe("open");
});

test("a paid session says so and cannot be paid again", async () => {
  const session = await shop.openSession();
  await post(session.url, "pay");
  const again = await post(session.url, "pay");
  expect(again.status).toBe(200);
  const page = await again.text();
  expect(page).toContain("This payment is complete");
  expect(button(page, "pay")).toBeUndefined();
  const { data } = await shop.stripe.charges.list({ limit: 100 });
  const { payment_intent } = await shop.stripe.checkout.sessions.retrieve(session.id);
  expect(data.filter((charge) => charge.payment_intent === payment_intent)).toHaveLength(1);
});

test("an expired session and a wrong link have honest pages", async () => {
  const session = await shop.openSession();
  await shop.stripe.checkout.sessions.expire(session.id);
  expect(await text(get(session.url))).toContain("This checkout session has expired");
  const missing = await get(`${shop.simulator.url}/c/pay/cs_test_missing`);
  expect(missing.status).toBe(404);
  expect(await missing.text()).toContain("There is no such checkout session");
});

test("a product's name cannot become markup", async () => {
  const session = await shop.openSession({
    line_items: [{
      quantity: 1,
      price_data: {
        currency: "jpy",
        unit_amount: 500,
        product_data: { name: "<img src=x onerror=alert(1)>" },
      },
    }],
  });
  const page = await text(get(session.url));
  expect(page).toContain("&lt;img src=x");
  expect(button(page, "pay")).toBe("Pay ¥500");
});

test("a charge's receipt can be read", async () => {
  const { id } = await shop.openSession();
  await shop.simulator.control.pay({ session: id });
  const { data: [charge] } = await shop.stripe.charges.list({ limit: 1 });
  expect(await text(get(charge?.receipt_url ?? null))).toContain("€25.00");
});
