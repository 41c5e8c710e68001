import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

export interface RoleplayFilter {
  scope: "own" | "official";
  user_id?: string;
  bot_id?: string;
  mode?: string;
  result?: string;
  q?: string;
  sort?: string;
  cursor?: string;
}

export function listRoleplays(filter: RoleplayFilter) {
  const query = Object.fromEntries(Object.entries({ limit: 50, ...filter }).filter(([, value]) => Boolean(value)));
  return queryOptions({
    queryKey: ["roleplays", query],
    queryFn: () => unwrap(api.GET("/v1/roleplays", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
