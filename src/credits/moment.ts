import { z } from "zod";

/** A timestamptz column: a text that names a moment. */
export const moment = z.string().refine((text) => !Number.isNaN(Date.parse(text)));
