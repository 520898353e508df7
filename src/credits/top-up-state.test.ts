import { describe, expect, it } from "vitest";
import type { CheckoutProblem } from "./checkout-problem.ts";
import { returnedTopUpState, topUpReducer } from "./top-up-state.ts";
import type { TopUpEvent, TopUpState } from "./top-up-state.ts";

const packageId = "standard";
const problem: CheckoutProblem = { code: "network", requestId: null };

const choosing: TopUpState = { step: "choosing", packageId };
const opening: TopUpState = { step: "opening", packageId };
const waiting: TopUpState = { step: "waiting", packageId, hasReturned: false };
const confirming: TopUpState = { step: "waiting", packageId, hasReturned: true };
const unresolved: TopUpState = { step: "unresolved", packageId };
const processing: TopUpState = { step: "processing", packageId };
const paid: TopUpState = { step: "paid", packageId, amountCredits: 100 };
const cancelled: TopUpState = { step: "ended", packageId, reason: "cancelled" };
const abandoned: TopUpState = { step: "ended", packageId, reason: "tab_closed" };
const expired: TopUpState = { step: "ended", packageId, reason: "expired" };
const declined: TopUpState = { step: "failed", packageId, reason: "declined" };
const quarantined: TopUpState = { step: "failed", packageId, reason: "quarantined" };
const broken: TopUpState = { step: "error", packageId, problem };

const everyState = [
  choosing,
  opening,
  waiting,
  confirming,
  unresolved,
  processing,
  paid,
  cancelled,
  abandoned,
  expired,
  declined,
  quarantined,
  broken,
];

const seen = (status: (TopUpEvent & { type: "purchase_seen" })["status"]): TopUpEvent => ({
  type: "purchase_seen",
  status,
  amountCredits: 100,
});
const buy: TopUpEvent = { type: "buy_started", packageId };
const backPaid: TopUpEvent = { type: "came_back", outcome: "success" };
const backCancelled: TopUpEvent = { type: "came_back", outcome: "cancelled" };

/** Every state not named stays the same object, so that nothing is announced twice. */
function expectTransitions(event: TopUpEvent, changes: [TopUpState, TopUpState][]) {
  for (const state of everyState) {
    const change = changes.find(([from]) => from === state);
    if (change === undefined) expect(topUpReducer(state, event), state.step).toBe(state);
    else expect(topUpReducer(state, event), state.step).toEqual(change[1]);
  }
}

/** Every state but the named ones becomes the same. */
function expectAllBut(exceptions: TopUpState[], event: TopUpEvent, next: TopUpState) {
  expectTransitions(
    event,
    everyState.filter((state) => !exceptions.includes(state)).map((state) => [state, next]),
  );
}

describe("what a person does", () => {
  it("chooses a package only while choosing", () => {
    expectTransitions({ type: "package_chosen", packageId: "power" }, [
      [choosing, { step: "choosing", packageId: "power" }],
    ]);
  });

  it("buys from everywhere but a checkout that opens, a payment in progress and a thank-you", () => {
    expectAllBut([opening, processing, paid], buy, opening);
  });

  it("asks again only after the page has stopped looking", () => {
    expectTransitions({ type: "check_again" }, [[unresolved, confirming]]);
  });

  it("chooses again from everywhere but a checkout that opens", () => {
    expectAllBut([opening], { type: "choose_again" }, choosing);
  });
});

describe("how a checkout opens", () => {
  it("waits once the page is there", () => {
    expectTransitions({ type: "checkout_opened" }, [[opening, waiting]]);
  });

  it("shows a problem, with the package kept for the next try", () => {
    expectTransitions({ type: "checkout_refused", problem }, [[opening, broken]]);
  });

  it.each(
    [
      ["credited", paid],
      ["open", confirming],
      ["processing", processing],
      ["expired", expired],
      ["failed", declined],
      ["quarantined", quarantined],
      ["partially_reversed", paid],
      ["reversed", { step: "failed", packageId, reason: "reversed" }],
    ] as const,
  )("shows a finished attempt that turns out %s", (status, next) => {
    expectTransitions({ type: "checkout_decided", status, amountCredits: 100 }, [[opening, next]]);
  });
});

describe("what is seen of the purchase", () => {
  it("changes nothing while it is created or open", () => {
    expectTransitions(seen("created"), []);
    expectTransitions(seen("open"), []);
  });

  it("is paid when it is credited, whatever was shown before: late truth wins", () => {
    expectAllBut([opening, paid], seen("credited"), paid);
  });

  it.each(
    [
      ["processing", processing],
      ["expired", expired],
      ["failed", declined],
      ["quarantined", quarantined],
    ] as const,
  )("shows %s to those who wait, not to those who choose again", (status, next) => {
    expectAllBut([choosing, opening, paid, broken], seen(status), next);
  });
});

describe("the way back", () => {
  it("never claims a payment because of the address", () => {
    expectTransitions(backPaid, [
      [waiting, confirming],
      [confirming, confirming],
      [unresolved, confirming],
      [cancelled, confirming],
      [abandoned, confirming],
      [expired, confirming],
    ]);
  });

  it("shows a cancelled checkout to those who wait", () => {
    expectTransitions(backCancelled, [
      [waiting, cancelled],
      [confirming, cancelled],
      [unresolved, cancelled],
      [cancelled, cancelled],
      [abandoned, cancelled],
      [expired, cancelled],
    ]);
  });

  it("notices a Checkout tab that is closed, but not after it came back", () => {
    expectTransitions({ type: "tab_closed" }, [[waiting, abandoned]]);
  });

  it("says after a while that there is no result", () => {
    expectTransitions({ type: "watch_exhausted" }, [
      [waiting, unresolved],
      [confirming, unresolved],
    ]);
  });

  it("starts the tab that comes back with a question, not an answer", () => {
    expect(returnedTopUpState("success"))
      .toEqual({ step: "waiting", packageId: null, hasReturned: true });
    expect(returnedTopUpState("cancelled"))
      .toEqual({ step: "ended", packageId: null, reason: "cancelled" });
  });
});
