import type { Ledger } from "../ledger.ts";
import type { Log } from "../log.ts";
import type { StripeGateway } from "../stripe.ts";

export type LookPorts = {
  stripe: Pick<
    StripeGateway,
    | "listCheckouts"
    | "retrieveCheckout"
    | "listIntents"
    | "settleAutoTopup"
    | "listRefunds"
    | "listDisputes"
    | "listFraudWarnings"
    | "findPayment"
    | "retrieveReversals"
  >;
  ledger: Pick<
    Ledger,
    "listUnfinished" | "readPurchases" | "applyCheckout" | "applyPayment" | "applyAutoTopup"
  >;
  log: Log;
  env: string;
  livemode: boolean;
};

/** One thing that Stripe says and our books do not. */
export type Difference = {
  reason: string;
  stripeId: string;
  ids: { tenantId: string; purchaseId: string } | null;
  /** Brings our books there; answers why it could not, or null. Null when nothing can be done. */
  repair: (() => Promise<string | null>) | null;
};

/** Something that may differ. To examine it may take a question to Stripe; failing to ask is its own. */
export type Suspect = Pick<Difference, "stripeId" | "ids"> & {
  examine: () => Promise<Difference[]>;
};

/** A page of a part of the cycle: what may differ in it, and where the next one begins. */
export type Look = { lookedAt: number; suspects: Suspect[]; next: string | null };

/** Where to look, how far back, and at how many objects. */
export type View = {
  after: string | null;
  limit: number;
  now: Date;
  /** When the last complete cycle began; null before the first. */
  coveredFrom: Date | null;
};

/** A difference that is known already. */
export function asSuspect(difference: Difference): Suspect {
  const { stripeId, ids } = difference;
  return { stripeId, ids, examine: () => Promise.resolve([difference]) };
}

/** Looks at one page. Rejects when Stripe or the database cannot be asked. */
export type LookAt = (ports: LookPorts, view: View) => Promise<Look>;
