import { join } from "node:path";
import type { StackKeys } from "../keys.ts";
import { createStripeSimulator, type StripeSimulator } from "../stripe/create-stripe-simulator.ts";
import type { StripeAccount } from "../stripe-account.ts";
import type { Assembly } from "./assembly.ts";

export type StripeOptions = {
  account: StripeAccount;
  keys: StackKeys;
  webhookUrl: string;
  dataDirectory: string | undefined;
  log: ((line: string) => void) | undefined;
};

export type OpenStripe = {
  url: string;
  secretKey: string;
  webhookSecret: string;
  /** Null when it is the real one. */
  simulator: StripeSimulator | null;
  /** What the edge functions have to know. */
  environment: Record<string, string>;
};

/** Stripe as the functions will see it: the simulator, started here, or a real test account. */
export async function openStripe(options: StripeOptions, assembly: Assembly): Promise<OpenStripe> {
  const { account, keys, webhookUrl, dataDirectory, log } = options;
  if (account.kind === "real") {
    const { secretKey, webhookSecret } = account;
    return {
      url: "https://api.stripe.com",
      secretKey,
      webhookSecret,
      simulator: null,
      environment: { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret },
    };
  }
  assembly.step("Starting the Stripe simulator");
  const simulator = assembly.own(
    await createStripeSimulator({
      port: await assembly.port("stripe"),
      host: "127.0.0.1",
      secretKey: keys.stripeSecretKey,
      webhookSecret: keys.webhookSecret,
      webhookUrl,
      ...(dataDirectory === undefined ? {} : { stateFile: join(dataDirectory, "stripe.json") }),
      ...(account.retryBaseMs === undefined ? {} : { retryBaseMs: account.retryBaseMs }),
      ...(account.retryCapMs === undefined ? {} : { retryCapMs: account.retryCapMs }),
      ...(log === undefined ? {} : { log: (line: string) => log(`stripe: ${line}`) }),
    }),
  );
  return {
    url: simulator.url,
    secretKey: keys.stripeSecretKey,
    webhookSecret: keys.webhookSecret,
    simulator,
    environment: {
      STRIPE_SECRET_KEY: keys.stripeSecretKey,
      STRIPE_WEBHOOK_SECRET: keys.webhookSecret,
      STRIPE_API_URL: simulator.url,
    },
  };
}
