/** The cache of server state. Retries live in the HTTP client, so a query fails at once here. */
import { QueryClient } from "@tanstack/react-query";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 20_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
