import { queryOptions, useQuery } from "@tanstack/react-query";

import type { Me, Role } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";
import { rememberRole, sessionHint } from "@/lib/http/session";

export const getMe = queryOptions({
  queryKey: ["me"],
  queryFn: async (): Promise<Me> => {
    const me = await unwrap(api.GET("/v1/me"));
    rememberRole(me.role);
    return me;
  },
  staleTime: 60_000,
});

/** The role to draw the page for: what the server says, or what it said last time. */
export function useRole(): Role | undefined {
  const { data } = useQuery(getMe);
  const hint = sessionHint();
  return data?.role ?? (hint === "admin" || hint === "manager" || hint === "learner" ? hint : undefined);
}
