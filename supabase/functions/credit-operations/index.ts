import { createUserAuthentication } from "../_shared/caller.ts";
import { createAddressReader } from "../_shared/client-address.ts";
import * as env from "../_shared/env.ts";
import { createLedger } from "../_shared/ledger.ts";
import { createLog } from "../_shared/log.ts";
import { createRateGate } from "../_shared/rate-gate.ts";
import { createStripeGateway } from "../_shared/stripe.ts";
import { createOperationsHandler } from "./handler.ts";

const source = env.environment();
const supabase = env.readSupabaseEnv(source);
const stripeEnv = env.readStripeEnv(source);
const { limits, addressHeader } = env.readRateEnv(source);
const now = () => new Date();
const ledger = createLedger(supabase);
const log = createLog(console.log, now);

export default {
  fetch: createOperationsHandler({
    ...{ ledger, log, now, env: supabase.env, livemode: stripeEnv.livemode },
    ...{ stripe: createStripeGateway(stripeEnv, now), declineRule: limits.declines },
    isSimulator: stripeEnv.apiUrl !== undefined,
    webhookSecrets: env.countWebhookSecrets(source),
    allowedOrigins: env.readSiteEnv(source).allowedOrigins,
    authenticate: createUserAuthentication(supabase),
    addressOf: createAddressReader({ header: addressHeader, salt: supabase.secretKeys[0] }),
    takeRate: createRateGate({ ledger, limits, log }),
  }),
};
