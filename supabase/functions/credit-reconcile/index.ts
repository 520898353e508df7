import { createServiceAuthentication } from "../_shared/caller.ts";
import { environment, readStripeEnv, readSupabaseEnv } from "../_shared/env.ts";
import { createLedger } from "../_shared/ledger.ts";
import { createLog } from "../_shared/log.ts";
import { createStripeGateway } from "../_shared/stripe.ts";
import { createReconcileHandler } from "./handler.ts";

const supabase = readSupabaseEnv(environment());
const stripe = readStripeEnv(environment());
const now = () => new Date();

export default {
  fetch: createReconcileHandler({
    authenticate: createServiceAuthentication(supabase.secretKeys),
    stripe: createStripeGateway(stripe, now),
    ledger: createLedger(supabase),
    log: createLog(console.log, now),
    ...{ env: supabase.env, livemode: stripe.livemode, now },
  }),
};
