import type { Attempt } from "./attempt-store.ts";
import type { CheckoutProblem } from "./checkout-problem.ts";
import type { CheckoutReturn } from "./checkout-return.ts";
import type { PurchaseStatus } from "../../supabase/functions/_shared/credits/purchase-status.ts";

/** The steps from choosing a package to having its credits. */
type Step =
  | { step: "choosing" }
  | { step: "opening" }
  | { step: "waiting"; hasReturned: boolean }
  | { step: "unresolved" }
  | { step: "processing" }
  | { step: "paid"; amountCredits: number }
  | { step: "ended"; reason: "cancelled" | "expired" | "tab_closed" }
  | { step: "failed"; reason: "declined" | "quarantined" | "reversed" }
  | { step: "error"; problem: CheckoutProblem };

/** Where a person is on that way, and which package it is about, where that is known. */
export type TopUpState = Step & { packageId: string | null };

/** What can happen on that way. */
export type TopUpEvent =
  | { type: "package_chosen"; packageId: string }
  | { type: "buy_started"; packageId: string }
  | { type: "checkout_opened" }
  | { type: "checkout_decided"; status: PurchaseStatus; amountCredits: number }
  | { type: "checkout_refused"; problem: CheckoutProblem }
  | { type: "purchase_seen"; status: PurchaseStatus; amountCredits: number }
  | { type: "came_back"; outcome: CheckoutReturn["outcome"] }
  | { type: "tab_closed" }
  | { type: "watch_exhausted" }
  | { type: "check_again" }
  | { type: "choose_again" };

/** Where a page starts: with the unfinished attempt, if there is one to wait for. */
export function initialTopUpState(
  attempt: Attempt | null,
  outcome: CheckoutReturn["outcome"] | null,
): TopUpState {
  if (attempt === null) return { step: "choosing", packageId: null };
  const { packageId } = attempt;
  if (outcome === "cancelled") return { step: "ended", packageId, reason: "cancelled" };
  if (outcome === "success") return { step: "waiting", packageId, hasReturned: true };
  // Without a purchase the server never answered, so there is no page that somebody could be paying on.
  if (attempt.isSetAside || attempt.purchaseId === null) return { step: "choosing", packageId };
  return { step: "waiting", packageId, hasReturned: false };
}

/** Where the tab starts that came back from Checkout and knows nothing of what was chosen. */
export function returnedTopUpState(outcome: CheckoutReturn["outcome"]): TopUpState {
  return outcome === "success"
    ? { step: "waiting", packageId: null, hasReturned: true }
    : { step: "ended", packageId: null, reason: "cancelled" };
}

/** The next state; an event that means nothing in a state leaves it as it is. */
export function topUpReducer(state: TopUpState, event: TopUpEvent): TopUpState {
  switch (event.type) {
    case "package_chosen":
      return state.step === "choosing" ? { ...state, packageId: event.packageId } : state;
    case "buy_started":
      return mayStart(state) ? { step: "opening", packageId: event.packageId } : state;
    case "checkout_opened":
      return state.step === "opening"
        ? { step: "waiting", packageId: state.packageId, hasReturned: false }
        : state;
    case "checkout_decided":
      return state.step === "opening"
        ? afterStatus({ step: "waiting", packageId: state.packageId, hasReturned: true }, event)
        : state;
    case "checkout_refused":
      return state.step === "opening"
        ? { step: "error", packageId: state.packageId, problem: event.problem }
        : state;
    case "purchase_seen":
      // While a new checkout opens, what is seen is still the purchase before it.
      return state.step === "opening" || state.step === "paid" ? state : afterStatus(state, event);
    case "came_back":
      return afterReturn(state, event.outcome);
    case "tab_closed":
      // A tab that has told of its return may be closed.
      return state.step === "waiting" && !state.hasReturned
        ? { step: "ended", packageId: state.packageId, reason: "tab_closed" }
        : state;
    case "watch_exhausted":
      return state.step === "waiting" ? { step: "unresolved", packageId: state.packageId } : state;
    case "check_again":
      return state.step === "unresolved"
        ? { step: "waiting", packageId: state.packageId, hasReturned: true }
        : state;
    case "choose_again":
      return state.step === "opening" ? state : { step: "choosing", packageId: state.packageId };
    default:
      return event satisfies never;
  }
}

function mayStart(state: TopUpState): boolean {
  switch (state.step) {
    case "choosing":
    case "waiting":
    case "unresolved":
    case "ended":
    case "failed":
    case "error":
      return true;
    // A second session would invite a second payment.
    case "opening":
    case "processing":
    case "paid":
      return false;
    default:
      return state satisfies never;
  }
}

function afterReturn(state: TopUpState, outcome: CheckoutReturn["outcome"]): TopUpState {
  const isOpen = state.step === "waiting" || state.step === "unresolved" || state.step === "ended";
  if (!isOpen) return state;
  const { packageId } = state;
  return outcome === "success"
    ? { step: "waiting", packageId, hasReturned: true }
    : { step: "ended", packageId, reason: "cancelled" };
}

function afterStatus(
  state: TopUpState,
  seen: { status: PurchaseStatus; amountCredits: number },
): TopUpState {
  switch (seen.status) {
    case "credited":
    case "partially_reversed":
      return { step: "paid", packageId: state.packageId, amountCredits: seen.amountCredits };
    case "created":
    case "open":
      return state;
    default:
      break;
  }
  // Somebody who is choosing again need not hear how the attempt before ended without a payment.
  if (state.step === "choosing" || state.step === "error") return state;
  const { packageId } = state;
  switch (seen.status) {
    case "processing":
      return { step: "processing", packageId };
    case "expired":
      return { step: "ended", packageId, reason: "expired" };
    case "failed":
      return { step: "failed", packageId, reason: "declined" };
    case "quarantined":
    case "reversed":
      return { step: "failed", packageId, reason: seen.status };
    default:
      return seen.status satisfies never;
  }
}
