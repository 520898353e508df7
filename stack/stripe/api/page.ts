import { z } from "zod";
import type { StoredObject } from "../state/collection.ts";
import { integer, text } from "./parameters.ts";
import { resourceMissing } from "./stripe-api-error.ts";

const moment = () => integer({ min: 0 });

/** The `created` filter of lists: a moment, or bounds. */
export const createdFilter = z.union([
  z.strictObject({ gt: moment(), gte: moment(), lt: moment(), lte: moment() }).partial(),
  moment(),
]);

/** The parameters every list has. */
export const pageParameters = {
  limit: integer({ min: 1, max: 100 }).default(10),
  starting_after: text().optional(),
  ending_before: text().optional(),
};

export interface PageParameters {
  readonly limit: number;
  readonly starting_after?: string | undefined;
  readonly ending_before?: string | undefined;
}

/** One page of Stripe's cursor pagination; `newestFirst` is the whole filtered list. */
export interface Page<T> {
  readonly object: "list";
  readonly data: T[];
  readonly has_more: boolean;
  readonly url: string;
}

/** Whether a moment lies within the `created` filter; no filter lets everything through. */
export function isWithin(
  created: number,
  filter: z.output<typeof createdFilter> | undefined,
): boolean {
  if (filter === undefined) return true;
  if (typeof filter === "number") return created === filter;
  const { gt = -1, gte = 0, lt = Infinity, lte = Infinity } = filter;
  return created > gt && created >= gte && created < lt && created <= lte;
}

function cursorIndex(objects: readonly StoredObject[], id: string, param: string): number {
  const index = objects.findIndex((object) => object.id === id);
  if (index < 0) throw resourceMissing(objects[0]?.object ?? "object", id, param);
  return index;
}

/** Cuts the page that the cursors ask for; an unknown cursor is Stripe's resource_missing. */
export function page<T extends StoredObject>(
  newestFirst: readonly T[],
  cursor: PageParameters,
  url: string,
): Page<T> {
  const { limit, starting_after, ending_before } = cursor;
  if (ending_before !== undefined) {
    const end = cursorIndex(newestFirst, ending_before, "ending_before");
    const start = Math.max(0, end - limit);
    return { object: "list", data: newestFirst.slice(start, end), has_more: start > 0, url };
  }
  const start = starting_after === undefined
    ? 0
    : cursorIndex(newestFirst, starting_after, "starting_after") + 1;
  const data = newestFirst.slice(start, start + limit);
  return { object: "list", data, has_more: start + limit < newestFirst.length, url };
}
