import { rateLimits } from "../../supabase/functions/_shared/credits/rate-limits.ts";
import { readStripeEnv, readSupabaseEnv } from "../../supabase/functions/_shared/env.ts";
import type { EventPorts } from "../../supabase/functions/_shared/event-ports.ts";
import { createLedger, type Ledger } from "../../supabase/functions/_shared/ledger.ts";
import { createLog } from "../../supabase/functions/_shared/log.ts";
import {
  createStripeGateway,
  type StripeGateway,
} from "../../supabase/functions/_shared/stripe.ts";
import { readRunningStack } from "../../stack/running-stack.ts";
import { Misuse } from "./misuse.ts";

type Source = Readonly<Record<string, string | undefined>>;

export type Operations = {
  ledger: Ledger;
  /** What applying Stripe's truth needs; only asked for when it has to be asked. */
  stripePorts: () => EventPorts & {
    ledger: Ledger;
    stripe: StripeGateway;
  };
};

// supabase-js wants a WebSocket constructor when a client is made, and Node has none before 22.
if (!("WebSocket" in globalThis)) Object.assign(globalThis, { WebSocket: class {} });

/** The books, as the functions reach them; Stripe when its key is there. */
export async function openOperations(source: Source): Promise<Operations> {
  const variables = { ...(await runningStack(source)), ...source };
  const supabase = readSupabaseEnv(variables);
  const ledger = createLedger(supabase);
  return {
    ledger,
    stripePorts: () => {
      if (variables["STRIPE_SECRET_KEY"] === undefined) {
        throw new Misuse("Cannot ask Stripe: set STRIPE_SECRET_KEY as the functions have it");
      }
      const stripeEnv = readStripeEnv(variables);
      const stripe = createStripeGateway(stripeEnv, () => new Date());
      return {
        ...{ ledger, stripe, env: supabase.env, livemode: stripeEnv.livemode },
        log: createLog((line) => console.error(line), () => new Date()),
        declineRule: rateLimits.parse({}).declines,
      };
    },
  };
}

async function runningStack(source: Source): Promise<Source> {
  if (source["SUPABASE_URL"] !== undefined) return {};
  const stack = await readRunningStack();
  if (stack === null) {
    throw new Misuse("Cannot reach the books: set SUPABASE_URL and SUPABASE_SECRET_KEY");
  }
  return {
    SUPABASE_URL: stack.url,
    SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
    SUPABASE_SECRET_KEY: stack.secretKey,
    STRIPE_API_URL: stack.stripeUrl,
    STRIPE_SECRET_KEY: stack.stripeSecretKey,
  };
}
