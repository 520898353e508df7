import type Stripe from "stripe";
import type { Context } from "../context.ts";
import type { Payer } from "../resources/charges/charge.ts";
import { newCustomer } from "../resources/customers/customer.ts";
import type { StoredEvent } from "../resources/events/event.ts";
import { charge, intentOf, openSessionOnly } from "./attempt-payment.ts";

type Session = Stripe.Checkout.Session;

/** What paying leaves behind; `completed` is the event that merchants wait for. */
export interface Payment {
  readonly session: Session;
  readonly completed: StoredEvent;
}

/** The session's customer; with `customer_creation: always`, a new one made from what the payer typed. */
function customerFor(context: Context, session: Session, payer: Payer): Session["customer"] {
  if (session.customer !== null || session.customer_creation !== "always") return session.customer;
  const customer = newCustomer(payer, context.clock.now());
  context.account.customers.insert(customer);
  context.emit("customer.created", customer);
  return customer.id;
}

function detailsOf(payer: Payer, address: Stripe.Address | null): Session["customer_details"] {
  return {
    address,
    business_name: null,
    email: payer.email,
    individual_name: null,
    name: payer.name,
    phone: null,
    tax_exempt: "none",
    tax_ids: [],
  };
}

/** Charges the intent; the charge's and the intent's events come before that of the session. */
function settle(context: Context, intent: Stripe.PaymentIntent, payer: Payer): Stripe.Charge {
  const paid = charge(context, intent, payer, null);
  const succeeded = context.account.paymentIntents.replace({
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: paid.id,
    payment_method: paid.payment_method,
    status: "succeeded",
  });
  context.emit("charge.succeeded", paid);
  context.emit("payment_intent.succeeded", succeeded);
  return paid;
}

/**
 * Completes an open session with a card that works: intent and charge succeeded, session paid, events sent. A session
 * over nothing completes without a payment intent, as at Stripe.
 */
export function paySession(context: Context, asked: Session, payer: Payer): Payment {
  const { account, emit } = context;
  const open = openSessionOnly(context, asked);
  const session = { ...open, customer: customerFor(context, open, payer) };
  const isFree = session.amount_total === 0;
  const paid = isFree
    ? null
    : settle(context, { ...intentOf(context, session), customer: session.customer }, payer);
  const complete = account.sessions.replace({
    ...session,
    customer_details: detailsOf(payer, paid?.billing_details.address ?? null),
    payment_intent: paid?.payment_intent ?? null,
    payment_status: isFree ? "no_payment_required" : "paid",
    status: "complete",
    url: null,
  });
  return { session: complete, completed: emit("checkout.session.completed", complete) };
}
