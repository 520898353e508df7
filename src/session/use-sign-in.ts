import { useMutation } from "@tanstack/react-query";
import { useSupabase } from "../supabase-context.tsx";
import { readSignInProblem } from "./sign-in-problem.ts";
import type { SignInProblem } from "./sign-in-problem.ts";

/** Does this e-mail belong to this password? Answers null, or what stood in the way. */
export function useSignIn() {
  const supabase = useSupabase();
  return useMutation({
    mutationFn: async (
      credentials: { email: string; password: string },
    ): Promise<SignInProblem | null> => {
      const { error } = await supabase.auth.signInWithPassword(credentials);
      return error === null ? null : readSignInProblem(error);
    },
  });
}
