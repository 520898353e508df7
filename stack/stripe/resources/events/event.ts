import type Stripe from "stripe";
import type { Price } from "../prices/price.ts";

/** What made an event happen: an API request, or nothing that has an id (a person on the checkout page, time). */
export interface Cause {
  readonly request_id: string | null;
  readonly idempotency_key: string | null;
}

/** The cause of what a person or the clock does. */
export const NO_REQUEST: Cause = { request_id: null, idempotency_key: null };

/** An event as it is stored and sent; events that a test injects may have any type and content. */
export interface StoredEvent {
  readonly id: string;
  readonly object: "event";
  readonly account?: string;
  readonly api_version: string | null;
  readonly created: number;
  readonly data: { readonly object: object; readonly previous_attributes?: object };
  readonly livemode: boolean;
  readonly pending_webhooks: number;
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null } | null;
  readonly type: string;
}

type StripeObject<T extends Stripe.Event.Type> = Extract<
  Stripe.Event,
  { type: T }
>["data"]["object"];

/** The object that Stripe puts into an event of this type, in the form in which it travels. */
export type EventObject<T extends Stripe.Event.Type> = StripeObject<T> extends Stripe.Price ? Price
  : StripeObject<T>;

/** Records an event and starts its deliveries; the compiler checks that the object fits the type. */
export type Emit = <T extends Stripe.Event.Type>(
  type: T,
  object: EventObject<T>,
  previous_attributes?: object,
) => StoredEvent;
