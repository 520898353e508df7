import { createAdmission } from "../_shared/create-admission.ts";
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
import { createNoticePost } from "../_shared/post-notice.ts";
import { createSettingsHandler } from "./handler.ts";

const supabase = readSupabaseEnv(environment());
const { allowsPrivateEndpoints } = readNoticeEnv(environment());
const ledger = createLedger(supabase);
const now = () => new Date();
const log = createLog(console.log, now);
const isAllowed = (url: string) => allowsPrivateEndpoints || isPublicEndpoint(url);

export default {
  fetch: createSettingsHandler({
    ...createAdmission({ supabase, rate: readRateEnv(environment()), ledger, log }),
    ...{ ledger, log, allowedOrigins: readSiteEnv(environment()).allowedOrigins },
    isAllowedEndpoint: isAllowed,
    postNotice: createNoticePost({ isAllowed, fetch, now, timeoutMs: 10_000 }),
  }),
};
