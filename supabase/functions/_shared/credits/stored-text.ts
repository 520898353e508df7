import { z } from "zod";

/** Postgres stores no NUL, and a lone surrogate would make two keys the same on the way there. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\u0000");
}

/** Text that an entry keeps beside its amounts: a key, a reference, a reason. */
export const storedText = z.string().max(255)
  .refine(isStorable, "must be well-formed text without NUL characters");
