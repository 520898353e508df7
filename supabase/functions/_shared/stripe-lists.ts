import Stripe from "stripe";
import type { RetrievedCheckout } from "./stripe.ts";

/** Where in one of Stripe's lists we are: newest first, from a moment on, after an object we saw. */
export type ListPlace = { createdFrom: Date; after: string | null; limit: number };

/** A page of a list, and the id after which the next one begins; null after the last. */
export type StripePage<Item> = { items: Item[]; next: string | null };

export type ListedCheckout = RetrievedCheckout & { id: string };

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
          created: { gte: secondsOf(place.createdFrom) },
          ...(place.customerId === undefined ? {} : { customer: place.customerId }),
          expand: ["data.payment_intent"],
        })),
  };
}

function secondsOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1_000);
}
