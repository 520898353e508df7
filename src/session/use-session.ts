import { useEffect, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { useSupabase } from "../supabase-context.tsx";

const sessionUser = z.object({ id: z.string().min(1), email: z.string().default("") });

/** The person who is signed in. */
export type SessionUser = z.infer<typeof sessionUser>;

/** Whether somebody is signed in; `loading` until supabase-js has read its storage. */
export type Session =
  | { state: "loading" }
  | { state: "signed_out" }
  | { state: "signed_in"; user: SessionUser };

/** Who is signed in? Follows sign-in, sign-out and other tabs. */
export function useSession(): Session {
  const supabase = useSupabase();
  const queryClient = useQueryClient();
  const [session, setSession] = useState<Session>({ state: "loading" });

  useEffect(() => {
    const { data } = supabase.auth.onAuthStateChange((_event, next) => {
      const user = sessionUser.safeParse(next?.user);
      // The next person at this browser must not see the cached answers of the one before.
      if (!user.success) queryClient.clear();
      setSession((before) => {
        if (!user.success) return { state: "signed_out" };
        // A refreshed token is no news: the same object keeps the page as it is.
        const isSame = before.state === "signed_in" && before.user.id === user.data.id;
        return isSame ? before : { state: "signed_in", user: user.data };
      });
    });
    return () => data.subscription.unsubscribe();
  }, [supabase, queryClient]);

  return session;
}
