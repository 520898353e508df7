import type { AdmissionPorts } from "./admit-member.ts";
import { createUserAuthentication } from "./caller.ts";
import { createAddressReader } from "./client-address.ts";
import type { readRateEnv, SupabaseEnv } from "./env.ts";
import type { Ledger } from "./ledger.ts";
import type { Log } from "./log.ts";
import { createRateGate } from "./rate-gate.ts";

type AdmissionParts = {
  supabase: SupabaseEnv;
  rate: ReturnType<typeof readRateEnv>;
  ledger: Pick<Ledger, "takeRate">;
  log: Log;
};

/** What letting signed-in members in is made of: Auth, the client's address, and the rate limits. */
export function createAdmission({ supabase, rate, ledger, log }: AdmissionParts): AdmissionPorts {
  return {
    authenticate: createUserAuthentication(supabase),
    addressOf: createAddressReader({ header: rate.addressHeader, salt: supabase.secretKeys[0] }),
    takeRate: createRateGate({ ledger, limits: rate.limits, log }),
  };
}
