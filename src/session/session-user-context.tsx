import { createContext, use } from "react";
import type { SessionUser } from "./use-session.ts";

const SessionUserContext = createContext<SessionUser | null>(null);

/** Says to everything inside who is signed in. */
export const SessionUserProvider = SessionUserContext.Provider;

/** The person who is signed in; throws where nobody is. */
export function useSessionUser(): SessionUser {
  const user = use(SessionUserContext);
  if (user === null) throw new Error("Cannot tell who is signed in outside SessionUserProvider");
  return user;
}
