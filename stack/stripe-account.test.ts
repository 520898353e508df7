import { expect, test } from "vitest";
import { stripeAccountFrom } from "./stripe-account.ts";

const webhookSecret = "whsec_0123456789abcdef";

test("without keys it is the simulator, with both it is the real test account", () => {
  expect(stripeAccountFrom({})).toEqual({ kind: "simulator" });
  expect(stripeAccountFrom({ STRIPE_SECRET_KEY: "", STRIPE_WEBHOOK_SECRET: "" })).toEqual({
    kind: "simulator",
  });
  expect(
    stripeAccountFrom({ STRIPE_SECRET_KEY: "rk_test_1", STRIPE_WEBHOOK_SECRET: webhookSecret }),
  ).toEqual({ kind: "real", secretKey: "rk_test_1", webhookSecret });
});

test("half a configuration is refused rather than guessed", () => {
  expect(() => stripeAccountFrom({ STRIPE_SECRET_KEY: "sk_test_1" })).toThrow("set both");
  expect(() => stripeAccountFrom({ STRIPE_WEBHOOK_SECRET: webhookSecret })).toThrow("set both");
});

test("a live key is refused and not repeated", () => {
  const live = { STRIPE_SECRET_KEY: "sk_live_precious", STRIPE_WEBHOOK_SECRET: webhookSecret };
  expect(() => stripeAccountFrom(live)).toThrow("must start with sk_test_");
  expect(() => stripeAccountFrom(live)).not.toThrow("precious");
});
