import type Stripe from "stripe";
import type { Context } from "../../context.ts";
import { newId } from "../../state/new-id.ts";

/** What card networks call the fraud that they suspect. */
export const FRAUD_TYPES = [
  "card_never_received",
  "fraudulent_card_application",
  "made_with_counterfeit_card",
  "made_with_lost_card",
  "made_with_stolen_card",
  "misc",
  "unauthorized_use_of_card",
] as const;

/** The network suspects that a charge is fraud; nothing moves, and the merchant may still refund in time. */
export function openWarning(
  context: Context,
  charge: Stripe.Charge,
  fraud_type: (typeof FRAUD_TYPES)[number],
): Stripe.Radar.EarlyFraudWarning {
  const { account, clock, emit } = context;
  const isSettled = charge.refunded || charge.disputed;
  const warning = account.earlyFraudWarnings.insert({
    id: newId("early_fraud_warning"),
    object: "radar.early_fraud_warning",
    actionable: !isSettled,
    charge: charge.id,
    created: clock.now(),
    fraud_type,
    livemode: false,
    ...(charge.payment_intent === null ? {} : { payment_intent: charge.payment_intent }),
  });
  emit("radar.early_fraud_warning.created", warning);
  return warning;
}

/** Nothing can be done about a warning any more once its charge is refunded or disputed. */
export function settleWarnings({ account, emit }: Context, charge: string): void {
  for (const warning of account.earlyFraudWarnings.inGroup(charge)) {
    if (!warning.actionable) continue;
    const settled = account.earlyFraudWarnings.replace({ ...warning, actionable: false });
    emit("radar.early_fraud_warning.updated", settled, { actionable: true });
  }
}
