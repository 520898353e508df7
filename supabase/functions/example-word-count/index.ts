import { createUserAuthentication } from "../_shared/caller.ts";
import { environment, readSiteEnv, readSupabaseEnv } from "../_shared/env.ts";
import { createLedger } from "../_shared/ledger.ts";
import { createLog } from "../_shared/log.ts";
import { countWords } from "./count-words.ts";
import { createWordCountHandler } from "./handler.ts";

const supabase = readSupabaseEnv(environment());

export default {
  fetch: createWordCountHandler({
    authenticate: createUserAuthentication(supabase),
    ledger: createLedger(supabase),
    countWords,
    log: createLog(console.log, () => new Date()),
    allowedOrigins: readSiteEnv(environment()).allowedOrigins,
  }),
};
