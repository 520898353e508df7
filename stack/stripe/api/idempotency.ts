import { z } from "zod";
import type { Clock } from "../state/clock.ts";
import type { Persistent } from "../state/persistent.ts";
import { StripeApiError } from "./stripe-api-error.ts";

const HOURS_24 = 24 * 60 * 60;
const MAX_KEY_LENGTH = 255;

/** An answer as it can be given again. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly request_id: string;
}

const storedSchema = z.object({
  key: z.string(),
  endpoint: z.string(),
  fingerprint: z.string(),
  created: z.number(),
  answer: z.object({ status: z.number(), body: z.string(), request_id: z.string() }).nullable(),
});

type Stored = z.output<typeof storedSchema>;

/** A request as idempotency sees it. */
export interface KeyedRequest {
  readonly key: string;
  /** Method and path. */
  readonly endpoint: string;
  /** Equal for equal parameters. */
  readonly fingerprint: string;
}

function refuse(status: number, message: string, code?: string): StripeApiError {
  return new StripeApiError(status, {
    type: "idempotency_error",
    message,
    ...(code === undefined ? {} : { code }),
  });
}

function refuseOtherUse(stored: Stored, request: KeyedRequest): void {
  const remedy =
    `Try using a key other than '${request.key}' if you meant to execute a different request.`;
  if (stored.endpoint !== request.endpoint) {
    throw refuse(
      400,
      "Keys for idempotent requests can only be used for the same endpoint they were first used " +
        `for ('${request.endpoint}' vs '${stored.endpoint}'). ${remedy}`,
    );
  }
  if (stored.fingerprint !== request.fingerprint) {
    throw refuse(
      400,
      "Keys for idempotent requests can only be used with the same parameters they were first " +
        `used with. ${remedy}`,
    );
  }
}

/**
 * Stripe's idempotency keys: the first answer to a key is given again, errors included, for 24 hours of simulated time.
 * A request that failed validation leaves its key free.
 */
export class IdempotencyKeys implements Persistent {
  readonly name = "idempotency_keys";
  readonly #clock: Clock;
  readonly #stored = new Map<string, Stored>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Claims the key, or returns the answer to give again; throws Stripe's 400 for another use and 409 while in use. */
  begin(request: KeyedRequest): Answer | undefined {
    if (request.key.length > MAX_KEY_LENGTH) {
      throw refuse(400, `Idempotency keys may be at most ${MAX_KEY_LENGTH} characters long.`);
    }
    this.#forgetOld();
    const stored = this.#stored.get(request.key);
    if (stored === undefined) {
      this.#stored.set(request.key, { ...request, created: this.#clock.now(), answer: null });
      return undefined;
    }
    refuseOtherUse(stored, request);
    if (stored.answer !== null) return stored.answer;
    throw refuse(
      409,
      "There is currently another in-progress request using this Idempotent Key (that probably " +
        `means you submitted twice, and the other request is still going through): ${request.key}. ` +
        "Please try again later.",
      "idempotency_key_in_use",
    );
  }

  /** Keeps the answer of a request whose operation has begun. */
  finish(key: string, answer: Answer): void {
    const stored = this.#stored.get(key);
    if (stored !== undefined) this.#stored.set(key, { ...stored, answer });
  }

  /** Frees the key of a request whose operation never began. */
  abandon(key: string): void {
    this.#stored.delete(key);
  }

  /** Keys are kept in the order of their first use: the old ones are at the front. */
  #forgetOld(): void {
    for (const { key, created } of this.#stored.values()) {
      if (created + HOURS_24 > this.#clock.now()) return;
      this.#stored.delete(key);
    }
  }

  dump(): Stored[] {
    return [...this.#stored.values()].filter((stored) => stored.answer !== null);
  }

  load(saved: unknown): void {
    this.clear();
    for (const stored of z.array(storedSchema).parse(saved)) this.#stored.set(stored.key, stored);
  }

  clear(): void {
    this.#stored.clear();
  }
}
