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

/** Pays an open session with a card that works: session complete, intent and charge succeeded, events sent. */
export function paySession(context: Context, asked: Session, payer: Payer): Payment {
  const { account, emit } = context;
  const session = openSessionOnly(context, asked);
  const customer = customerFor(context, session, payer);
  const intent = intentOf(context, { ...session, customer });
  const paid = charge(context, { ...intent, customer }, payer, null);
  const succeeded = account.paymentIntents.replace({
    ...intent,
    customer,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: paid.id,
    payment_method: paid.payment_method,
    status: "succeeded",
  });
  const complete = account.sessions.replace({
    ...session,
    customer,
    customer_details: {
      address: paid.billing_details.address,
      business_name: null,
      email: payer.email,
      individual_name: null,
      name: payer.name,
      phone: null,
      tax_exempt: "none",
      tax_ids: [],
    },
    payment_intent: intent.id,
    payment_status: "paid",
    status: "complete",
    url: null,
  });
  emit("charge.succeeded", paid);
  emit("payment_intent.succeeded", succeeded);
  return { session: complete, completed: emit("checkout.session.completed", complete) };
}
