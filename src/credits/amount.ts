import { z } from "zod";

/**
 * A bigint column. Some drivers send it as digits, because a double cannot hold every bigint;
 * amounts beyond a safe integer are refused rather than rounded.
 */
export const amount = z.union([
  z.int(),
  z.string().regex(/^-?\d{1,16}$/).transform(Number).pipe(z.int()),
]);
