import { createUserAuthentication } from "../_shared/caller.ts";
import { createAddressReader } from "../_shared/client-address.ts";
import { MAX_EXPORTED_ENTRIES } from "../_shared/credits/export-limit.ts";
import { environment, readRateEnv, readSiteEnv, readSupabaseEnv } from "../_shared/env.ts";
import { createHistoryReader } from "../_shared/ledger-history.ts";
import { createLedger } from "../_shared/ledger.ts";
import { createLog } from "../_shared/log.ts";
import { createRateGate } from "../_shared/rate-gate.ts";
import { createExportHandler } from "./handler.ts";

const supabase = readSupabaseEnv(environment());
const { limits, addressHeader } = readRateEnv(environment());
const log = createLog(console.log, () => new Date());

export default {
  fetch: createExportHandler({
    ...{ log, allowedOrigins: readSiteEnv(environment()).allowedOrigins },
    authenticate: createUserAuthentication(supabase),
    addressOf: createAddressReader({ header: addressHeader, salt: supabase.secretKeys[0] }),
    takeRate: createRateGate({ ledger: createLedger(supabase), limits, log }),
    historyFor: createHistoryReader(supabase),
    maxEntries: MAX_EXPORTED_ENTRIES,
  }),
};
