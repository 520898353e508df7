import { afterEach, beforeEach, expect, test } from "vitest";
import { errorOf } from "../testing/error-of.ts";
import { type Shop, startShop } from "../testing/start-shop.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await startShop();
});
afterEach(() => shop[Symbol.asyncDispose]());

const retrieve = (id: string) =>
  shop.stripe.checkout.sessions.retrieve(id, { expand: ["line_items", "payment_intent"] });

test("a discount makes the total and the payment smaller, and says from which coupon", async () => {
  const { id } = await shop.openSession();
  await shop.simulator.control.discount({ session: id, percent_off: 20 });
  await shop.simulator.control.pay({ session: id });
  const session = await retrieve(id);
  expect(session).toMatchObject({
    amount_subtotal: 2500,
    amount_total: 2000,
    total_details: { amount_discount: 500 },
    payment_status: "paid",
    payment_intent: { amount: 2000, amount_received: 2000 },
    line_items: { data: [{ amount_subtotal: 2500, amount_discount: 500, amount_total: 2000 }] },
  });
  const coupon = String(session.discounts?.[0]?.coupon);
  expect((await shop.stripe.coupons.retrieve(coupon)).percent_off).toBe(20);
});

test("with everything taken off nothing is paid, and nobody is charged", async () => {
  const { id } = await shop.openSession();
  await shop.simulator.control.discount({ session: id, percent_off: 100 });
  await shop.simulator.control.pay({ session: id });
  expect(await retrieve(id)).toMatchObject({
    status: "complete",
    payment_status: "no_payment_required",
    payment_intent: null,
    amount_total: 0,
    amount_subtotal: 2500,
  });
  expect(await shop.received()).toEqual(["checkout.session.completed"]);
});

test("a customer's promotion code works where the session takes codes", async () => {
  const coupon = await shop.stripe.coupons.create({ amount_off: 500, currency: "eur" });
  const code = await shop.stripe.promotionCodes.create({
    promotion: { type: "coupon", coupon: coupon.id },
    code: "SPRING",
  });
  const open = await shop.openSession({ allow_promotion_codes: true });
  const { control } = shop.simulator;
  const { session } = await control.discount({ session: open.id, code: "spring" });
  expect(session).toMatchObject({
    amount_total: 2000,
    discounts: [{ coupon: coupon.id, promotion_code: code.id }],
  });
  await expect(control.discount({ session: open.id, code: "WRONG" })).rejects.toThrow("is invalid");
  const closed = await shop.openSession();
  await expect(control.discount({ session: closed.id, code: "SPRING" }))
    .rejects.toThrow("takes no promotion codes");
  await shop.stripe.promotionCodes.update(code.id, { active: false });
  await expect(control.discount({ session: open.id, code: "SPRING" })).rejects.toThrow(
    "is invalid",
  );
  expect((await shop.stripe.promotionCodes.list({ code: "SPRING" })).data).toHaveLength(1);
});

test("a session can begin with a discount, but not beside a place for codes", async () => {
  const coupon = await shop.stripe.coupons.create({ percent_off: 10 });
  const create = (allow: object) =>
    shop.stripe.checkout.sessions.create({
      mode: "payment",
      success_url: "http://shop.example/",
      line_items: [{
        price_data: { currency: "eur", unit_amount: 1000, product_data: { name: "A" } },
      }],
      discounts: [{ coupon: coupon.id }],
      ...allow,
    });
  expect(await create({})).toMatchObject({ amount_subtotal: 1000, amount_total: 900 });
  expect(await errorOf(create({ allow_promotion_codes: true })))
    .toMatchObject({ statusCode: 400, param: "discounts" });
  expect(await errorOf(create({ discounts: [{ coupon: "none" }] })))
    .toMatchObject({ param: "discounts[0][coupon]" });
});

test("tax comes on top of a price, or is inside of it", async () => {
  const onTop = await shop.openSession({ automatic_tax: { enabled: true } });
  expect(onTop).toMatchObject({
    amount_subtotal: 2500,
    amount_total: 2975,
    total_details: { amount_tax: 475 },
    automatic_tax: { enabled: true, status: "complete" },
  });
  const inside = await shop.openSession({
    automatic_tax: { enabled: true },
    line_items: [{
      price_data: {
        currency: "eur",
        unit_amount: 1190,
        product_data: { name: "A" },
        tax_behavior: "inclusive",
      },
    }],
  });
  expect(inside).toMatchObject({ amount_total: 1190, total_details: { amount_tax: 190 } });
  const later = await shop.openSession();
  const { session } = await shop.simulator.control.tax({ session: later.id, percent: 7 });
  expect(session).toMatchObject({ amount_total: 2675, total_details: { amount_tax: 175 } });
});

test("Adaptive Pricing shows another currency, and what the merchant gets stays the same", async () => {
  const { id } = await shop.openSession({ adaptive_pricing: { enabled: true } });
  await shop.simulator.control.present({ session: id, currency: "usd", rate: 1.1 });
  await shop.simulator.control.pay({ session: id });
  const shown = { presentment_amount: 2750, presentment_currency: "usd" };
  expect(await retrieve(id)).toMatchObject({
    amount_total: 2500,
    currency: "eur",
    presentment_details: shown,
    payment_intent: { amount_received: 2500, currency: "eur", presentment_details: shown },
  });
});

test("another quantity is another total, also of an intent that was declined before", async () => {
  const { id } = await shop.openSession();
  await shop.simulator.control.decline({ session: id });
  await shop.simulator.control.quantity({ session: id, quantity: 3 });
  await shop.simulator.control.pay({ session: id });
  expect(await retrieve(id)).toMatchObject({
    amount_total: 7500,
    payment_intent: { amount: 7500, amount_received: 7500 },
    line_items: { data: [{ quantity: 3, amount_total: 7500 }] },
  });
});

test("the price of a session that is no longer open stays", async () => {
  const { id } = await shop.openSession();
  await shop.simulator.control.pay({ session: id });
  await expect(shop.simulator.control.discount({ session: id, percent_off: 10 }))
    .rejects.toThrow("the session is complete");
});

test("shares of a discount over several lines add up to all of it", async () => {
  const line = (unit_amount: number) => ({
    quantity: 1,
    price_data: { currency: "eur", unit_amount, product_data: { name: "A" } },
  });
  const { id } = await shop.openSession({ line_items: [line(333), line(333), line(334)] });
  await shop.simulator.control.discount({ session: id, amount_off: 100 });
  const { line_items, total_details } = await retrieve(id);
  expect(line_items?.data.map(({ amount_discount }) => amount_discount)).toEqual([33, 33, 34]);
  expect(total_details?.amount_discount).toBe(100);
});
