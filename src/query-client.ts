import { QueryClient } from "@tanstack/react-query";

/** Makes the cache of server answers: refreshed on return to the window, one retry, no noise. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: 1, staleTime: 2_000 } },
  });
}
