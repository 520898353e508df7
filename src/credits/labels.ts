import { z } from "zod";

/** A name in both languages, as the database keeps it. */
export const labels = z.object({ de: z.string(), en: z.string() });
