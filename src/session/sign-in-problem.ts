import { AuthError, isAuthRetryableFetchError } from "@supabase/supabase-js";

/** Why a sign-in did not work, as far as a person can act on it. */
export type SignInProblem = "invalid_credentials" | "rate_limited" | "network" | "unexpected";

/** Reads the reason from what the Auth server said. */
export function readSignInProblem(error: unknown): SignInProblem {
  if (isAuthRetryableFetchError(error)) return "network";
  if (!(error instanceof AuthError)) return "unexpected";
  if (error.status === 429) return "rate_limited";
  if (error.code === "invalid_credentials" || error.status === 400) return "invalid_credentials";
  return "unexpected";
}
