import { FunctionFailure } from "../credits/call-function.ts";
import type { PlainMessageKey, Translate } from "../i18n/translate.ts";

const TEXT = new Map<string, PlainMessageKey>([
  ["insufficient_credits", "operations.problem.insufficient"],
  ["version_outdated", "operations.problem.outdated"],
  ["unknown_event", "operations.problem.forgotten"],
  ["unknown_case", "operations.problem.healed"],
  ["rate_limited", "operations.problem.limited"],
  ["forbidden", "operations.problem.forbidden"],
  ["stripe_unavailable", "operations.problem.stripe"],
  ["amount_out_of_range", "operations.problem.malformed"],
  ["malformed_request", "operations.problem.malformed"],
  ["network", "operations.problem.network"],
]);

/** Says why an act failed and what to do. */
export function problemText(t: Translate, error: unknown): string {
  const failure = error instanceof FunctionFailure ? error : new FunctionFailure("unexpected");
  const text = TEXT.get(failure.code);
  return text === undefined
    ? t("operations.problem.unexpected", { id: failure.requestId ?? "–" })
    : t(text);
}
