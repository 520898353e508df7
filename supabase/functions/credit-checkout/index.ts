import { createUserAuthentication } from "../_shared/caller.ts";
import { createAddressReader } from "../_shared/client-address.ts";
import {
  environment,
  readRateEnv,
  readSiteEnv,
  readStripeEnv,
  readSupabaseEnv,
} from "../_shared/env.ts";
import { createLedger } from "../_shared/ledger.ts";
import { createLog } from "../_shared/log.ts";
import { createRateGate } from "../_shared/rate-gate.ts";
import { createStripeGateway } from "../_shared/stripe.ts";
import { createCheckoutHandler } from "./handler.ts";

const supabase = readSupabaseEnv(environment());
const stripe = readStripeEnv(environment());
const { limits, addressHeader } = readRateEnv(environment());
const ledger = createLedger(supabase);
const log = createLog(console.log, () => new Date());

export default {
  fetch: createCheckoutHandler({
    ...{ ledger, log, ...readSiteEnv(environment()), env: supabase.env, livemode: stripe.livemode },
    authenticate: createUserAuthentication(supabase),
    addressOf: createAddressReader({ header: addressHeader, salt: supabase.secretKeys[0] }),
    takeRate: createRateGate({ ledger, limits, log }),
    stripe: createStripeGateway(stripe, () => new Date()),
  }),
};
