import Stripe from "stripe";
import { expect, it } from "vitest";
import { stripeLists } from "./stripe-lists.ts";

const IDS = ["cs_3", "cs_2", "cs_1"];

/** A list of three sessions, newest first, as Stripe pages it; it knows no other cursor. */
function listsOf(asked: URL[]) {
  const fetchFn = (input: string | URL | Request) => {
    const url = new URL(String(input));
    asked.push(url);
    const after = url.searchParams.get("starting_after");
    const start = after === null ? 0 : IDS.indexOf(after) + 1;
    if (after !== null && start === 0) {
      const error = { type: "invalid_request_error", code: "resource_missing", message: "No such" };
      return Promise.resolve(Response.json({ error }, { status: 404 }));
    }
    const limit = Number(url.searchParams.get("limit"));
    const data = IDS.slice(start, start + limit).map((id) => ({ id, object: "checkout.session" }));
    const has_more = start + limit < IDS.length;
    return Promise.resolve(Response.json({ object: "list", data, has_more, url: url.pathname }));
  };
  const stripe = new Stripe("sk_test_0123456789", {
    httpClient: Stripe.createFetchHttpClient(fetchFn),
  });
  return stripeLists(stripe, () => new Error("Cannot reach Stripe"));
}

const place = { createdFrom: new Date(1_700_000_000_900), after: null, limit: 2 };

it("a page says after which object the next one begins, and the last one that it is", async () => {
  const { listCheckouts } = listsOf([]);
  const first = await listCheckouts(place);
  const second = await listCheckouts({ ...place, after: first.next });

  expect(first.items.map(({ id }) => id)).toEqual(["cs_3", "cs_2"]);
  expect(second.items.map(({ id }) => id)).toEqual(["cs_1"]);
  expect([first.next, second.next]).toEqual(["cs_2", null]);
});

it("asks from the whole second on, with what tells how a delayed payment ended", async () => {
  const asked: URL[] = [];
  await listsOf(asked).listCheckouts({ ...place, customerId: "cus_1" });

  expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toMatchObject({
    "created[gte]": "1700000000",
    "expand[0]": "data.payment_intent",
    customer: "cus_1",
  });
});

it("starts over when Stripe no longer knows where we were", async () => {
  const { items } = await listsOf([]).listCheckouts({ ...place, after: "cs_of_another_account" });

  expect(items.map(({ id }) => id)).toEqual(["cs_3", "cs_2"]);
});

it("shows what happened to payments with whose they are, and nothing without a payment intent", async () => {
  const paymentIntent = { id: "pi_1", object: "payment_intent", metadata: { app: "shop" } };
  const data = [
    { id: "re_2", object: "refund", payment_intent: paymentIntent },
    { id: "re_1", object: "refund", payment_intent: null },
  ];
  const stripe = new Stripe("sk_test_0123456789", {
    httpClient: Stripe.createFetchHttpClient(() =>
      Promise.resolve(Response.json({ object: "list", data, has_more: true, url: "/v1/refunds" }))
    ),
  });
  const page = await stripeLists(stripe, () => new Error("Cannot reach Stripe")).listRefunds(place);

  expect(page).toMatchObject({
    items: [{ intent: { id: "pi_1" }, refunds: [{ id: "re_2" }], disputes: [], fraudWarnings: [] }],
    next: "re_1",
  });
  expect(page.items).toHaveLength(1);
});
