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
export const FUNCTION_TIMEOUT_MS = 20_000;

/** Why a call of a function failed: its stable code, `network` or `unexpected`. */
export type FunctionFailure = { code: string; requestId: string | null };

const failure = z.object({
  error: z.object({ code: z.string().max(100), request_id: z.string().max(100).nullish() }),
});

/** Reads what supabase-js reports of a failed call; never throws. */
export async function readFunctionFailure(error: unknown): Promise<FunctionFailure> {
  if (error instanceof FunctionsFetchError) return { code: "network", requestId: null };
  if (error instanceof FunctionsHttpError) {
    const response: unknown = error.context;
    const body: unknown = response instanceof Response
      ? await response.json().catch(() => null)
      : null;
    const parsed = failure.safeParse(body);
    if (parsed.success) {
      const { code, request_id } = parsed.data.error;
      return { code, requestId: request_id ?? null };
    }
  }
  return { code: "unexpected", requestId: null };
}
