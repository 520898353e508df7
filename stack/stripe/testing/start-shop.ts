import Stripe from "stripe";
import { createStripeSimulator, type StripeSimulator } from "../create-stripe-simulator.ts";
import type { StripeSimulatorOptions } from "../options.ts";
import { type Receiver, startReceiver } from "./start-receiver.ts";

export const SECRET_KEY = "sk_test_simulator0000000000";
export const WEBHOOK_SECRET = "whsec_simulator0000000000";

/** A simulator, the official client that talks to it, and a receiver of its webhooks. */
export interface Shop extends AsyncDisposable {
  readonly simulator: StripeSimulator;
  readonly stripe: Stripe;
  readonly receiver: Receiver;
  /** Opens the session that tenant-credits opens: 100 credits for 25 EUR. */
  readonly openSession: (
    change?: Partial<Stripe.Checkout.SessionCreateParams>,
    options?: Stripe.RequestOptions,
  ) => Promise<Stripe.Checkout.Session>;
  /** Waits until nothing is on its way, and returns the types received so far. */
  readonly received: () => Promise<string[]>;
}

/** The official client, aimed at a simulator. */
export function clientOf(url: string, key = SECRET_KEY): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(key, { host: hostname, port, protocol: "http", maxNetworkRetries: 0 });
}

/** Starts all three; everything ends with `await using`. */
export async function startShop(options: Partial<StripeSimulatorOptions> = {}): Promise<Shop> {
  const receiver = await startReceiver(WEBHOOK_SECRET);
  const simulator = await createStripeSimulator({
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET,
    webhookUrl: receiver.url,
    retryBaseMs: 5,
    ...options,
  });
  const stripe = clientOf(simulator.url);
  return {
    simulator,
    stripe,
    receiver,
    openSession: (change = {}, requestOptions = {}) =>
      stripe.checkout.sessions.create({
        mode: "payment",
        line_items: [{
          quantity: 1,
          price_data: {
            currency: "eur",
            unit_amount: 2500,
            product_data: { name: "100 credits" },
          },
        }],
        success_url: "http://shop.example/?paid={CHECKOUT_SESSION_ID}",
        cancel_url: "http://shop.example/?cancelled",
        locale: "en",
        adaptive_pricing: { enabled: false },
        allow_promotion_codes: false,
        ...change,
      }, requestOptions),
    async received() {
      await simulator.control.settled({ timeout_ms: 3000 });
      return receiver.events.map((event) => event.type);
    },
    async [Symbol.asyncDispose]() {
      await simulator.close();
      await receiver[Symbol.asyncDispose]();
    },
  };
}
