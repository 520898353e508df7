import { FunctionFailure } from "../credits/call-function.ts";
import type { PlainMessageKey, Translate } from "../i18n/translate.ts";

const TEXT = new Map<string, PlainMessageKey>([
  ["unauthenticated", "settings.problem.unauthenticated"],
  ["forbidden", "settings.problem.forbidden"],
  ["malformed_request", "settings.problem.malformed_request"],
  ["amount_out_of_range", "settings.problem.amount_out_of_range"],
  ["unknown_member", "settings.problem.unknown_member"],
  ["unknown_action", "settings.problem.unknown_action"],
  ["unknown_package", "settings.problem.unknown_package"],
  ["unknown_endpoint", "settings.problem.unknown_endpoint"],
  ["rate_limited", "settings.problem.rate_limited"],
  ["network", "settings.problem.network"],
]);

/** Says why a change was refused and what to do. */
export function problemText(t: Translate, error: unknown): string {
  const code = error instanceof FunctionFailure ? error.code : "unexpected";
  return t(TEXT.get(code) ?? "settings.problem.unexpected");
}
