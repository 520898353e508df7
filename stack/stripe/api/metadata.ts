import type Stripe from "stripe";
import { z } from "zod";
import { invalidRequest } from "./stripe-api-error.ts";

const MAX_KEYS = 50;

/** What a caller may send as `metadata`: a record, or the empty string that clears all of it. */
export type MetadataChange = Stripe.Metadata | "";

/** The parameter `metadata` within Stripe's bounds: 50 keys, 40 characters a key, 500 a value. */
export function metadata() {
  return z.union([
    z.literal(""),
    z.record(
      z.string().min(1).max(40, "Metadata keys must be at most 40 characters"),
      z.string().max(500, "Metadata values must be at most 500 characters"),
    ),
  ]);
}

/** Stripe's merge: given keys win, an empty value unsets its key, the empty string clears everything; throws above 50 keys. */
export function mergeMetadata(
  current: Stripe.Metadata,
  change: MetadataChange | undefined,
): Stripe.Metadata {
  if (change === undefined) return current;
  if (change === "") return {};
  const merged = Object.entries({ ...current, ...change }).filter(([, value]) => value !== "");
  if (merged.length > MAX_KEYS) {
    throw invalidRequest(`You can only have up to ${MAX_KEYS} keys in metadata.`, {
      param: "metadata",
    });
  }
  return Object.fromEntries(merged);
}
