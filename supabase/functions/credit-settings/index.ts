import { createUserAuthentication } from "../_shared/caller.ts";
import { createAddressReader } from "../_shared/client-address.ts";
import { environment, readRateEnv, readSiteEnv, readSupabaseEnv } from "../_shared/env.ts";
import { createLedger } from "../_shared/ledger.ts";
import { createLog } from "../_shared/log.ts";
import { createRateGate } from "../_shared/rate-gate.ts";
import { createSettingsHandler } from "./handler.ts";

const supabase = readSupabaseEnv(environment());
const { limits, addressHeader } = readRateEnv(environment());
const ledger = createLedger(supabase);
const log = createLog(console.log, () => new Date());

export default {
  fetch: createSettingsHandler({
    ...{ ledger, log, allowedOrigins: readSiteEnv(environment()).allowedOrigins },
    authenticate: createUserAuthentication(supabase),
    addressOf: createAddressReader({ header: addressHeader, salt: supabase.secretKeys[0] }),
    takeRate: createRateGate({ ledger, limits, log }),
  }),
};
