import { createUserAuthentication } from "../_shared/caller.ts";
import { createAddressReader } from "../_shared/client-address.ts";
import { isPublicEndpoint } from "../_shared/credits/notice-endpoint.ts";
import {
  environment,
  readNoticeEnv,
  readRateEnv,
  readSiteEnv,
  readSupabaseEnv,
} from "../_shared/env.ts";
import { createLedger } from "../_shared/ledger.ts";
import { createLog } from "../_shared/log.ts";
import { createRateGate } from "../_shared/rate-gate.ts";
import { createSettingsHandler } from "./handler.ts";

const supabase = readSupabaseEnv(environment());
const { limits, addressHeader } = readRateEnv(environment());
const { allowsPrivateEndpoints } = readNoticeEnv(environment());
const ledger = createLedger(supabase);
const log = createLog(console.log, () => new Date());

export default {
  fetch: createSettingsHandler({
    ...{ ledger, log, allowedOrigins: readSiteEnv(environment()).allowedOrigins },
    isAllowedEndpoint: (url) => allowsPrivateEndpoints || isPublicEndpoint(url),
    authenticate: createUserAuthentication(supabase),
    addressOf: createAddressReader({ header: addressHeader, salt: supabase.secretKeys[0] }),
    takeRate: createRateGate({ ledger, limits, log }),
  }),
};
