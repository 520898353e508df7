import type { PlainMessageKey } from "../i18n/translate.ts";
import type { Translate } from "../i18n/translate.ts";
import { SettingsProblem } from "./settings-problem.ts";
import type { SettingsProblemCode } from "./settings-problem.ts";

const TEXT = {
  unauthenticated: "settings.problem.unauthenticated",
  forbidden: "settings.problem.forbidden",
  malformed_request: "settings.problem.malformed_request",
  amount_out_of_range: "settings.problem.amount_out_of_range",
  unknown_member: "settings.problem.unknown_member",
  unknown_action: "settings.problem.unknown_action",
  unknown_package: "settings.problem.unknown_package",
  unknown_endpoint: "settings.problem.unknown_endpoint",
  rate_limited: "settings.problem.rate_limited",
  network: "settings.problem.network",
  unexpected: "settings.problem.unexpected",
} as const satisfies Record<SettingsProblemCode, PlainMessageKey>;

/** Says why a change was refused and what to do; null while nothing went wrong. */
export function problemText(t: Translate, error: unknown): string | null {
  if (error === null || error === undefined) return null;
  return t(TEXT[error instanceof SettingsProblem ? error.code : "unexpected"]);
}
