import {
  environment,
  readRateEnv,
  readStripeEnv,
  readSupabaseEnv,
  readWebhookSecrets,
} from "../_shared/env.ts";
import { createLedger } from "../_shared/ledger.ts";
import { createLog } from "../_shared/log.ts";
import { createRateGate } from "../_shared/rate-gate.ts";
import { createStripeGateway } from "../_shared/stripe.ts";
import { createWebhookHandler } from "./handler.ts";

const supabase = readSupabaseEnv(environment());
const secrets = readWebhookSecrets(environment());
const stripeEnv = readStripeEnv(environment());
const { limits } = readRateEnv(environment());
const stripe = createStripeGateway(stripeEnv, () => new Date());
const ledger = createLedger(supabase);
const log = createLog(console.log, () => new Date());

export default {
  fetch: createWebhookHandler({
    ...{ stripe, ledger, log, env: supabase.env, livemode: stripeEnv.livemode },
    verifyDelivery: (body, signature) => stripe.verifyDelivery(body, signature, secrets),
    takeRate: createRateGate({ ledger, limits, log }),
    declineRule: limits.declines,
  }),
};
