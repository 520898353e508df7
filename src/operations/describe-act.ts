import { z } from "zod";
import type {
  OperatorAction,
  OperatorRecord,
} from "../../supabase/functions/_shared/credits/operator-log.ts";
import { operatorAction } from "../../supabase/functions/_shared/credits/operator-log.ts";
import type { Formats } from "../i18n/format.ts";
import type { PlainMessageKey, Translate } from "../i18n/translate.ts";

/** What the kinds of acts are called, in the order of the filter. */
export const ACT_TEXT = {
  adjust_balance: "operations.log.adjust_balance",
  save_package: "operations.log.save_package",
  save_action: "operations.log.save_action",
  restore_version: "operations.log.restore_version",
  resolve_case: "operations.log.resolve_case",
  retry_case: "operations.log.retry_case",
  lift_freeze: "operations.log.lift_freeze",
  retry_event: "operations.log.retry_event",
  reconcile: "operations.log.reconcile",
} as const satisfies Record<OperatorAction, PlainMessageKey>;

const adjusted = z.object({ amount_credits: z.number() });
const dry = z.object({ dry_run: z.literal(true) });

/** Says what somebody asked for; an act of a newer release is called by its code. */
export function describeAct(
  { action, details }: Pick<OperatorRecord, "action" | "details">,
  { t, formats }: { t: Translate; formats: Formats },
): string {
  const known = operatorAction.safeParse(action).data;
  if (known === undefined) return action;
  const adjustment = adjusted.safeParse(details).data;
  if (known === "adjust_balance" && adjustment !== undefined) {
    return t("operations.log.adjust_by", { credits: formats.signed(adjustment.amount_credits) });
  }
  if (known === "reconcile" && dry.safeParse(details).success) {
    return t("operations.log.reconcile_dry");
  }
  return t(ACT_TEXT[known]);
}
