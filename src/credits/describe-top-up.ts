import type { MessageKey } from "../i18n/catalogue.ts";
import type { Formats } from "../i18n/format.ts";
import type { Translate } from "../i18n/translate.ts";
import type { CheckoutProblemCode } from "./checkout-problem.ts";
import { creditsText } from "./credits-text.ts";
import type { TopUpState } from "./top-up-state.ts";

/** A state of a top-up in words, with the tone it is said in. */
export type TopUpWords = {
  tone: "busy" | "success" | "warning" | "danger";
  title: string;
  body: string;
  /** What support needs to find the failed request, if there is one. */
  requestId: string | null;
};

const PROBLEM_TEXT = {
  unauthenticated: "checkout.problem.unauthenticated",
  forbidden: "checkout.problem.forbidden",
  unknown_tenant: "checkout.problem.forbidden",
  unknown_package: "checkout.problem.unknown_package",
  unknown_purchase: "checkout.problem.unknown_purchase",
  attempt_finished: "checkout.problem.attempt_finished",
  rate_limited: "checkout.problem.rate_limited",
  too_many_declines: "checkout.problem.too_many_declines",
  stripe_unavailable: "checkout.problem.stripe_unavailable",
  network: "checkout.problem.network",
  unexpected: "checkout.problem.unexpected",
} as const satisfies Record<CheckoutProblemCode, MessageKey>;

const ENDED_TEXT = {
  cancelled: { title: "top_up.cancelled.title", body: "top_up.cancelled.body" },
  expired: { title: "top_up.expired.title", body: "top_up.expired.body" },
  tab_closed: { title: "top_up.tab_closed.title", body: "top_up.tab_closed.body" },
} as const;

const FAILED_TEXT = {
  declined: { title: "top_up.declined.title", body: "top_up.declined.body" },
  quarantined: { title: "top_up.quarantined.title", body: "top_up.quarantined.body" },
  reversed: { title: "top_up.reversed.title", body: "top_up.reversed.body" },
} as const;

/** Says what a person should know in a state; null while there is nothing but the packages to see. */
export function describeTopUp(
  state: TopUpState,
  { t, formats }: { t: Translate; formats: Formats },
): TopUpWords | null {
  const say = (tone: TopUpWords["tone"], title: string, body: string): TopUpWords => ({
    tone,
    title,
    body,
    requestId: null,
  });
  switch (state.step) {
    case "choosing":
      return null;
    case "opening":
      return say("busy", t("checkout.opening"), t("top_up.opening.body"));
    case "waiting":
      return state.hasReturned
        ? say("busy", t("top_up.confirming.title"), t("top_up.confirming.body"))
        : say("busy", t("top_up.waiting.title"), t("top_up.waiting.body"));
    case "unresolved":
      return say("warning", t("top_up.unresolved.title"), t("top_up.unresolved.body"));
    case "processing":
      return say("warning", t("top_up.processing.title"), t("top_up.processing.body"));
    case "paid": {
      const credits = creditsText(t, formats, state.amountCredits);
      return say("success", t("top_up.paid.title"), t("top_up.paid.body", { credits }));
    }
    case "ended": {
      const { title, body } = ENDED_TEXT[state.reason];
      return say("warning", t(title), t(body));
    }
    case "failed": {
      const { title, body } = FAILED_TEXT[state.reason];
      return say("danger", t(title), t(body));
    }
    case "error": {
      const { code, requestId } = state.problem;
      const body = t(PROBLEM_TEXT[code]);
      return { ...say("danger", t("checkout.problem.title"), body), requestId };
    }
    default:
      return state satisfies never;
  }
}
