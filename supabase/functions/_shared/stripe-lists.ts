import Stripe from "stripe";
import type { PaymentSource } from "./credits/read-payment.ts";
import type { RetrievedCheckout } from "./stripe-checkouts.ts";

/** Where in one of Stripe's lists we are: newest first, from a moment on, after an object we saw. */
export type ListPlace = { createdFrom: Date; after: string | null; limit: number };

/** A page of a list, and the id after which the next one begins; null after the last. */
export type StripePage<Item> = { items: Item[]; next: string | null };

export type ListedCheckout = RetrievedCheckout & { id: string };

/** What happened to one payment, as far as a page shows it. */
export type ListedPayment = PaymentSource & { intent: { id: string } };

/** A payment as a list shows it: whose it is, and whether its money came. */
export type ListedIntent = { id: string; status: string; metadata: Record<string, string> };

/** Stripe's lists of what we compare our books with. A place that Stripe forgot starts over. */
export function stripeLists(stripe: Stripe, unavailable: (cause: unknown) => Error) {
  async function pageOf<Item extends { id: string }>(
    place: ListPlace,
    list: (parameters: Stripe.PaginationParams) => Promise<Stripe.ApiList<Item>>,
  ): Promise<StripePage<Item>> {
    try {
      const { data, has_more } = await list({
        limit: place.limit,
        ...(place.after === null ? {} : { starting_after: place.after }),
      });
      return { items: data, next: has_more ? data.at(-1)?.id ?? null : null };
    } catch (error) {
      const forgot = error instanceof Stripe.errors.StripeError &&
        error.code === "resource_missing";
      if (place.after === null || !forgot) throw unavailable(error);
      return await pageOf({ ...place, after: null }, list);
    }
  }

  return {
    /** Sessions with their payment intents, of one customer or of all. */
    listCheckouts: (
      place: ListPlace & { customerId?: string },
    ): Promise<StripePage<ListedCheckout>> =>
      pageOf(place, (page) =>
        stripe.checkout.sessions.list({
          ...page,
          ...recent(place),
          ...(place.customerId === undefined ? {} : { customer: place.customerId }),
        })),

    /** Payments of all kinds, also those that nobody completed. */
    listIntents: (place: ListPlace): Promise<StripePage<ListedIntent>> =>
      pageOf(place, (page) => stripe.paymentIntents.list({ ...page, created: since(place) })),

    /** Refunds with their payments; those of no payment intent are none of ours. */
    listRefunds: async (place: ListPlace): Promise<StripePage<ListedPayment>> =>
      paymentsOf(
        await pageOf(place, (page) => stripe.refunds.list({ ...page, ...recent(place) })),
        (refund) => ({ ...NOTHING, refunds: [refund] }),
      ),

    listDisputes: async (place: ListPlace): Promise<StripePage<ListedPayment>> =>
      paymentsOf(
        await pageOf(place, (page) => stripe.disputes.list({ ...page, ...recent(place) })),
        (dispute) => ({ ...NOTHING, disputes: [dispute] }),
      ),

    listFraudWarnings: async (place: ListPlace): Promise<StripePage<ListedPayment>> =>
      paymentsOf(
        await pageOf(
          place,
          (page) => stripe.radar.earlyFraudWarnings.list({ ...page, ...recent(place) }),
        ),
        (warning) => ({ ...NOTHING, fraudWarnings: [warning] }),
      ),
  };
}

const NOTHING = { refunds: [], disputes: [], fraudWarnings: [] };

function recent(place: ListPlace) {
  return { created: since(place), expand: ["data.payment_intent"] };
}

function since({ createdFrom }: ListPlace) {
  return { gte: secondsOf(createdFrom) };
}

function paymentsOf<Item extends { payment_intent?: string | Stripe.PaymentIntent | null }>(
  { items, next }: StripePage<Item>,
  reversalsOf: (item: Item) => Omit<PaymentSource, "intent">,
): StripePage<ListedPayment> {
  const payments = items.flatMap((item) => {
    const { payment_intent: intent } = item;
    return typeof intent === "object" && intent !== null ? [{ intent, ...reversalsOf(item) }] : [];
  });
  return { items: payments, next };
}

function secondsOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1_000);
}
