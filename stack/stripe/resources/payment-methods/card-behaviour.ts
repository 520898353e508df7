import type Stripe from "stripe";
import type { Collection } from "../../state/collection.ts";
import type { Decline } from "../charges/charge.ts";

/** The declines that Stripe's test cards offer, by the bank's word. */
export const DECLINES = {
  generic_decline: {
    code: "card_declined",
    decline_code: "generic_decline",
    message: "Your card was declined.",
  },
  insufficient_funds: {
    code: "card_declined",
    decline_code: "insufficient_funds",
    message: "Your card has insufficient funds.",
  },
  lost_card: {
    code: "card_declined",
    decline_code: "lost_card",
    message: "Your card was declined.",
  },
  expired_card: {
    code: "expired_card",
    decline_code: "expired_card",
    message: "Your card has expired.",
  },
} as const satisfies Record<string, Decline>;

/** What the bank says when it wants the card's owner to confirm in person. */
export const AUTHENTICATION_REQUIRED: Decline = {
  code: "authentication_required",
  decline_code: "authentication_required",
  message: "Your card was declined. This transaction requires authentication.",
};

/** How a saved card will take the next charge: it works, or the bank says one of these. */
export type Behaviour = keyof typeof DECLINES | "authentication_required" | "succeeds";

/** A saved card that no longer simply works; Stripe has no such object. */
export interface CardBehaviour {
  /** The payment method's id. */
  readonly id: string;
  readonly object: "card_behaviour";
  readonly behaviour: Behaviour;
}

/** What this card does when it is charged; it works unless somebody decided otherwise. */
export function behaviourOf(behaviours: Collection<CardBehaviour>, method: string): Behaviour {
  return behaviours.find(method)?.behaviour ?? "succeeds";
}

/** Decides what this card does from now on. */
export function behave(
  behaviours: Collection<CardBehaviour>,
  method: Stripe.PaymentMethod,
  behaviour: Behaviour,
): void {
  behaviours.remove(method.id);
  behaviours.insert({ id: method.id, object: "card_behaviour", behaviour });
}
