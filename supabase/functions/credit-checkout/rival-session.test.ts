import { afterEach, expect, test } from "vitest";
import { newAttempt, startShop } from "./testing/start-shop.ts";

let shop: Awaited<ReturnType<typeof startShop>>;

afterEach(() => {
  shop.close();
});

test("whoever saved a session while another one was being made decides which one is paid", async () => {
  shop = await startShop();
  shop.close();
  const { gateway } = shop.stripe;
  shop = await startShop({
    stripe: {
      ...gateway,
      createCheckout: async (checkout) => {
        const saved = await gateway.createCheckout(checkout);
        Object.assign(shop.purchases[0] ?? {}, { stripe_session_id: saved.sessionId });
        return { sessionId: "cs_test_other", url: "https://checkout.stripe.example/other" };
      },
    },
  });
  const reply = await shop.post("", newAttempt());
  const [purchase] = shop.purchases;

  expect(purchase?.stripe_session_id).not.toBe("cs_test_other");
  expect(await reply.json()).toMatchObject({
    status: "open",
    url: `https://checkout.stripe.example/${purchase?.stripe_session_id}`,
  });
});
