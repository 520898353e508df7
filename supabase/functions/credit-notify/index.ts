import { createServiceAuthentication } from "../_shared/caller.ts";
import { isPublicEndpoint } from "../_shared/credits/notice-endpoint.ts";
import { environment, readNoticeEnv, readSupabaseEnv } from "../_shared/env.ts";
import { createLedger } from "../_shared/ledger.ts";
import { createLog } from "../_shared/log.ts";
import { createNoticePost } from "../_shared/post-notice.ts";
import { createNotifyHandler } from "./handler.ts";

const supabase = readSupabaseEnv(environment());
const { allowsPrivateEndpoints } = readNoticeEnv(environment());
const now = () => new Date();

export default {
  fetch: createNotifyHandler({
    authenticate: createServiceAuthentication(supabase.secretKeys),
    ledger: createLedger(supabase),
    postNotice: createNoticePost({
      ...{ fetch, now, timeoutMs: 10_000 },
      isAllowed: (url) => allowsPrivateEndpoints || isPublicEndpoint(url),
    }),
    log: createLog(console.log, now),
  }),
};
