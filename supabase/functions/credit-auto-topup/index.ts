import { createServiceAuthentication } from "../_shared/caller.ts";
import { environment, readStripeEnv, readSupabaseEnv } from "../_shared/env.ts";
import { createLedger } from "../_shared/ledger.ts";
import { createLog } from "../_shared/log.ts";
import { createStripeGateway } from "../_shared/stripe.ts";
import { createAutoTopupHandler } from "./handler.ts";

const supabase = readSupabaseEnv(environment());
const stripe = readStripeEnv(environment());
const now = () => new Date();

export default {
  fetch: createAutoTopupHandler({
    ...{ env: supabase.env, livemode: stripe.livemode },
    authenticate: createServiceAuthentication(supabase.secretKeys),
    ledger: createLedger(supabase),
    stripe: createStripeGateway(stripe, now),
    log: createLog(console.log, now),
  }),
};
