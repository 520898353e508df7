import { z } from "zod";
import { CreditError, isCreditErrorCode } from "./credit-error.ts";

const databaseError = z.object({
  code: z.string(),
  message: z.string(),
  details: z.string().nullish(),
  hint: z.string().nullish(),
});

/** A value that its type cannot hold: malformed, out of range, a boolean for a number, a NUL in text. */
const UNREADABLE: ReadonlySet<string> = new Set(["22P02", "22003", "42846", "22021", "22P05"]);

/**
 * Turns what the Data API answers into the CreditError our SQL raised.
 *
 * The SQL raises SQLSTATE PTxyz with details that begin with the stable code, followed by
 * `name=number` pairs for a shortfall or a time to wait. Values a bigint parameter cannot hold never
 * reach our SQL: Postgres refuses them, which is the caller's mistake as well. Anything else is ours:
 * `internal`, with the original as its cause.
 */
export function readDatabaseError(error: unknown): CreditError {
  const parsed = databaseError.safeParse(error);
  if (!parsed.success) return internal(error);
  const { code, message, details, hint } = parsed.data;
  if (UNREADABLE.has(code)) {
    return new CreditError("malformed_request", "Cannot read a value of the request", {
      hint: "Send whole numbers for amounts, UUIDs for ids, and text without NUL characters",
      cause: error,
    });
  }
  const [stableCode, ...pairs] = (details ?? "").split(" ");
  if (!code.startsWith("PT") || stableCode === undefined || !isCreditErrorCode(stableCode)) {
    return internal(error);
  }
  const numbers = Object.fromEntries(pairs.map((pair) => pair.split("=")));
  const shortfall = shortfallPairs.safeParse(numbers).data;
  const retryAfterSeconds = retryPair.safeParse(numbers).data?.retry_after;
  return new CreditError(stableCode, message, {
    hint: hint ?? "",
    ...(shortfall === undefined ? {} : { shortfall }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}

const shortfallPairs = z.object({
  required: z.coerce.number().int(),
  available: z.coerce.number().int(),
  shortfall: z.coerce.number().int(),
});

const retryPair = z.object({ retry_after: z.coerce.number().int() });

function internal(cause: unknown): CreditError {
  return new CreditError("internal", "Cannot complete the request: the database refused it", {
    hint: "Try again with the same idempotency key; report the request id if it persists",
    cause,
  });
}
