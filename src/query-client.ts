import { focusManager, QueryClient } from "@tanstack/react-query";

/** Makes the cache of server answers: refreshed on return to the window, one retry, no noise. */
export function createQueryClient(): QueryClient {
  // By default only a tab switch counts as a return; two windows side by side need focus as well.
  focusManager.setEventListener((handleFocus) => {
    const onReturn = () => handleFocus();
    addEventListener("visibilitychange", onReturn);
    addEventListener("focus", onReturn);
    return () => {
      removeEventListener("visibilitychange", onReturn);
      removeEventListener("focus", onReturn);
    };
  });
  return new QueryClient({
    defaultOptions: { queries: { retry: 1, staleTime: 2_000 } },
  });
}
