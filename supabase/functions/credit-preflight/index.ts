import { createServiceAuthentication } from "../_shared/caller.ts";
import { environment, readSupabaseEnv } from "../_shared/env.ts";
import { createLedger } from "../_shared/ledger.ts";
import { createLog } from "../_shared/log.ts";
import { createPreflightHandler } from "./handler.ts";

const supabase = readSupabaseEnv(environment());

export default {
  fetch: createPreflightHandler({
    authenticate: createServiceAuthentication(supabase.secretKeys),
    ledger: createLedger(supabase),
    log: createLog(console.log, () => new Date()),
  }),
};
