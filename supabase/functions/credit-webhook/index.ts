import { environment, readStripeEnv, readSupabaseEnv, readWebhookSecrets } from "../_shared/env.ts";
import { createLedger } from "../_shared/ledger.ts";
import { createLog } from "../_shared/log.ts";
import { createStripeGateway } from "../_shared/stripe.ts";
import { createWebhookHandler } from "./handler.ts";

const supabase = readSupabaseEnv(environment());
const secrets = readWebhookSecrets(environment());
const stripeEnv = readStripeEnv(environment());
const stripe = createStripeGateway(stripeEnv, () => new Date());

export default {
  fetch: createWebhookHandler({
    verifyDelivery: (body, signature) => stripe.verifyDelivery(body, signature, secrets),
    stripe,
    ledger: createLedger(supabase),
    log: createLog(console.log, () => new Date()),
    env: supabase.env,
    livemode: stripeEnv.livemode,
  }),
};
