import type { PlainMessageKey, Translate } from "../i18n/translate.ts";
import type { Notice } from "./notice.ts";

/** By the type with a space in place of its point: with one it would read like a text's name. */
const TYPE_TEXT: Readonly<Record<string, PlainMessageKey>> = {
  "credits low_balance": "notices.type.low_balance",
  "credits topped_up": "notices.type.topped_up",
  "credits reversed": "notices.type.reversed",
  "purchase quarantined": "notices.type.quarantined",
  "account frozen": "notices.type.frozen",
  "auto_topup switched_off": "notices.type.auto_off",
  "auto_topup needs_authentication": "notices.type.auto_asks",
  "endpoint test": "notices.type.test",
};

/** What a notice is about, in words; its name where a newer server has one that is not known here. */
export function noticeTitle(t: Translate, type: Notice["type"]): string {
  const key = TYPE_TEXT[type.replace(".", " ")];
  return key === undefined ? type : t(key);
}

/** Why a delivery did not count, in words; null when there is nothing to tell. */
export function noticeProblem(t: Translate, problem: string | null): string | null {
  if (problem === null) return null;
  const [, status] = /^status_(\d{3})$/.exec(problem) ?? [];
  if (status !== undefined) return t("notices.problem.status", { status });
  switch (problem) {
    case "timed_out":
      return t("notices.problem.timed_out");
    case "address_not_allowed":
      return t("notices.problem.not_allowed");
    default:
      return t("notices.problem.unreachable");
  }
}
