import { FunctionsFetchError, FunctionsHttpError } from "@supabase/supabase-js";
import { z } from "zod";

/** The part of supabase-js that calls a function as the signed-in user. */
export type FunctionsPort = {
  invoke: (
    name: string,
    options: { body: Record<string, unknown>; timeout: number },
  ) => Promise<{ data: unknown; error: unknown }>;
};

/** Longer than the server's own limit for Stripe, so that its answer arrives before we give up. */
const TIMEOUT_MS = 20_000;

/**
 * Why a function did not do what was asked: its stable code, or the browser's own words `network` and
 * `unexpected`. The request id finds it in the server's log.
 */
export class FunctionFailure extends Error {
  override readonly name = "FunctionFailure";
  readonly code: string;
  readonly requestId: string | null;

  constructor(code: string, requestId: string | null = null) {
    super(`Cannot do what was asked: ${code}`);
    this.code = code;
    this.requestId = requestId;
  }
}

/** Asks a function, and believes no other answer than the one described; else a FunctionFailure. */
export async function callFunction<Answer extends z.ZodType>(
  functions: FunctionsPort,
  name: string,
  body: Record<string, unknown>,
  answer: Answer,
  timeout_ms = TIMEOUT_MS,
): Promise<z.output<Answer>> {
  const { data, error } = await functions.invoke(name, { body, timeout: timeout_ms });
  if (error !== null) throw await readFailure(error);
  const parsed = answer.safeParse(data);
  if (!parsed.success) throw new FunctionFailure("unexpected");
  return parsed.data;
}

const refusal = z.object({
  error: z.object({ code: z.string().max(100), request_id: z.string().max(100).nullish() }),
});

/** Reads what supabase-js reports of a failed call; never throws. */
async function readFailure(error: unknown): Promise<FunctionFailure> {
  if (error instanceof FunctionsFetchError) return new FunctionFailure("network");
  if (error instanceof FunctionsHttpError) {
    const response: unknown = error.context;
    const body: unknown = response instanceof Response
      ? await response.json().catch(() => null)
      : null;
    const parsed = refusal.safeParse(body);
    if (parsed.success) {
      const { code, request_id } = parsed.data.error;
      return new FunctionFailure(code, request_id ?? null);
    }
  }
  return new FunctionFailure("unexpected");
}
