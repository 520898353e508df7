import type Stripe from "stripe";
import type { Context } from "../context.ts";
import { newCustomer } from "../resources/customers/customer.ts";
import type { StoredEvent } from "../resources/events/event.ts";
import type { Payer } from "../resources/payment-methods/payment-method.ts";

type Session = Stripe.Checkout.Session;

/** What completing a session leaves behind; `completed` is the event that merchants wait for. */
export interface Payment {
  readonly session: Session;
  readonly completed: StoredEvent;
}

/** Stripe makes a customer where the session says so, and where a method is to be saved, which needs an owner. */
function wantsCustomer(context: Context, session: Session): boolean {
  const plan = context.account.sessionDetails.find(session.id)?.payment;
  return session.customer_creation === "always" || (plan?.setup_future_usage ?? null) !== null;
}

/** The session's customer, or a new one made from what the payer typed, where one is needed. */
export function customerFor(context: Context, session: Session, payer: Payer): Session["customer"] {
  if (session.customer !== null || !wantsCustomer(context, session)) return session.customer;
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

/** Completes the session with its event; `charge` null means that there was nothing to pay. */
export function completeSession(
  context: Context,
  session: Session,
  payer: Payer,
  charge: Stripe.Charge | null,
): Payment {
  const complete = context.account.sessions.replace({
    ...session,
    customer_details: detailsOf(payer, charge?.billing_details.address ?? null),
    payment_intent: charge?.payment_intent ?? null,
    payment_status: charge === null ? "no_payment_required" : charge.paid ? "paid" : "unpaid",
    status: "complete",
    url: null,
  });
  return { session: complete, completed: context.emit("checkout.session.completed", complete) };
}
