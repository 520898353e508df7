import type { Translate } from "../i18n/translate.ts";
import { OperationsError } from "./operations-call.ts";

/** Says why an act failed and what to do. */
export function problemText(t: Translate, error: unknown): string {
  const { code, requestId } = error instanceof OperationsError
    ? error
    : { code: "unexpected", requestId: null };
  switch (code) {
    case "insufficient_credits":
      return t("operations.problem.insufficient");
    case "version_outdated":
      return t("operations.problem.outdated");
    case "unknown_event":
      return t("operations.problem.forgotten");
    case "unknown_case":
      return t("operations.problem.healed");
    case "rate_limited":
      return t("operations.problem.limited");
    case "forbidden":
      return t("operations.problem.forbidden");
    case "stripe_unavailable":
      return t("operations.problem.stripe");
    case "amount_out_of_range":
    case "malformed_request":
      return t("operations.problem.malformed");
    case "network":
      return t("operations.problem.network");
    default:
      return t("operations.problem.unexpected", { id: requestId ?? "–" });
  }
}
