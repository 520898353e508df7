import { createUserAuthentication } from "../_shared/caller.ts";
import { environment, readSiteEnv, readStripeEnv, readSupabaseEnv } from "../_shared/env.ts";
import { createLedger } from "../_shared/ledger.ts";
import { createLog } from "../_shared/log.ts";
import { createStripeGateway } from "../_shared/stripe.ts";
import { createCheckoutHandler } from "./handler.ts";

const supabase = readSupabaseEnv(environment());
const stripe = readStripeEnv(environment());

export default {
  fetch: createCheckoutHandler({
    authenticate: createUserAuthentication(supabase),
    ledger: createLedger(supabase),
    stripe: createStripeGateway(stripe, () => new Date()),
    log: createLog(console.log, () => new Date()),
    ...readSiteEnv(environment()),
    env: supabase.env,
    livemode: stripe.livemode,
  }),
};
