import type { Language } from "../i18n/language.ts";
import { attemptFor } from "./attempt-store.ts";
import type { Attempt, AttemptStore, Wish } from "./attempt-store.ts";
import type { CheckoutApi, SyncedPurchase } from "./checkout-api.ts";
import type { CheckoutProblem } from "./checkout-problem.ts";
import type { CheckoutTab } from "./open-checkout-tab.ts";
import type { PurchaseStatus } from "../../supabase/functions/_shared/credits/purchase-status.ts";

/** The outside world of a click on "Buy". */
export type StartCheckoutPorts = {
  api: CheckoutApi;
  store: AttemptStore;
  openTab: () => CheckoutTab | null;
  /** Leaves this page for Checkout, when no tab could be opened. */
  leaveTo: (url: string, purchaseId: string) => void;
  mintId: () => string;
};

/** What the person asked for: a package, or the checkout of the unfinished attempt once more. */
export type StartCheckoutRequest = Wish & {
  tenantId: string;
  language: Language;
  /** A finished attempt may be followed by a new one; not when only its own page was asked for. */
  mayMintAgain: boolean;
};

/** How the click ended. */
export type StartCheckoutResult =
  | { kind: "opened"; attempt: Attempt }
  | { kind: "decided"; purchase: SyncedPurchase }
  | { kind: "problem"; problem: CheckoutProblem };

/** Opens Checkout for a package: one attempt, one session, one tab, whatever happens in between. */
export async function startCheckout(
  ports: StartCheckoutPorts,
  request: StartCheckoutRequest,
): Promise<StartCheckoutResult> {
  const tab = ports.openTab();
  const attempt = attemptFor(ports.store.read(), request, ports.mintId);
  const result = await send(ports, request, attempt);
  if (result.kind !== "ready") {
    tab?.close();
    return result;
  }
  const { attempt: opened, purchaseId, url } = result;
  ports.store.write(opened);
  if (tab === null) ports.leaveTo(url, purchaseId);
  else tab.show(url);
  return { kind: "opened", attempt: opened };
}

type SendResult =
  | { kind: "ready"; attempt: Attempt; purchaseId: string; url: string }
  | Exclude<StartCheckoutResult, { kind: "opened" }>;

async function send(
  ports: StartCheckoutPorts,
  request: StartCheckoutRequest,
  attempt: Attempt,
): Promise<SendResult> {
  // Kept before the call: if the answer is lost, the next click repeats this attempt, not a second.
  ports.store.write(attempt);
  const { tenantId, packageId, savesCard, language } = request;
  const { attemptId } = attempt;
  const answer = await ports.api.openCheckout({
    ...{ tenantId, packageId, savesCard, attemptId, language },
  });
  if (!answer.ok) {
    return answer.problem.code === "attempt_finished"
      ? await afterFinished(ports, request, attempt, answer.problem)
      : { kind: "problem", problem: answer.problem };
  }
  const { purchaseId, url } = answer.value;
  const known = { ...attempt, purchaseId };
  if (url !== null) return { kind: "ready", attempt: known, purchaseId, url };
  ports.store.write(known);
  return await askStripe(ports, tenantId, purchaseId);
}

/** Somebody who has just paid must see that, and not a second session for the same wish. */
async function afterFinished(
  ports: StartCheckoutPorts,
  request: StartCheckoutRequest,
  attempt: Attempt,
  problem: CheckoutProblem,
): Promise<SendResult> {
  if (attempt.purchaseId !== null) {
    const result = await askStripe(ports, request.tenantId, attempt.purchaseId);
    const isOver = result.kind === "decided" && mayBuyAgain(result.purchase.status);
    if (!isOver || !request.mayMintAgain) return result;
  }
  ports.store.clear(attempt.attemptId);
  if (!request.mayMintAgain) return { kind: "problem", problem };
  const fresh = attemptFor(null, request, ports.mintId);
  return await send(ports, { ...request, mayMintAgain: false }, fresh);
}

async function askStripe(ports: StartCheckoutPorts, tenantId: string, purchaseId: string) {
  const synced = await ports.api.syncPurchase({ tenantId, purchaseId });
  return synced.ok
    ? { kind: "decided", purchase: synced.value } as const
    : { kind: "problem", problem: synced.problem } as const;
}

function mayBuyAgain(status: PurchaseStatus): boolean {
  switch (status) {
    case "expired":
    case "failed":
    case "reversed":
      return true;
    case "created":
    case "open":
    case "processing":
    case "credited":
    case "partially_reversed":
    // Money may have arrived that does not match: a person looks at it before anybody pays again.
    case "quarantined":
      return false;
    default:
      return status satisfies never;
  }
}
