import type { RateLimits } from "./credits/rate-limits.ts";
import type { Ledger } from "./ledger.ts";
import type { Log } from "./log.ts";
import type { StripeGateway } from "./stripe.ts";

/** What doing what an event asks needs of the world. */
export type EventPorts = {
  stripe: Pick<
    StripeGateway,
    "retrieveCheckout" | "findPayment" | "retrieveReversals" | "settleAutoTopup"
  >;
  ledger: Pick<
    Ledger,
    "applyCheckout" | "applyPayment" | "applyAutoTopup" | "recordDecline" | "recordEvent"
  >;
  log: Log;
  declineRule: RateLimits["declines"];
  env: string;
  livemode: boolean;
};
