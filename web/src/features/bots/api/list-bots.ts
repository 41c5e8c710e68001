import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

export interface BotFilter {
  q?: string;
  status?: string;
  call_type?: string;
  difficulty?: string;
  cursor?: string;
}

/** One page of buyers; empty filters are left out of the request. */
export function listBots(filter: BotFilter) {
  const query = Object.fromEntries(Object.entries({ limit: 60, ...filter }).filter(([, value]) => Boolean(value)));
  return queryOptions({
    queryKey: ["bots", query],
    queryFn: () => unwrap(api.GET("/v1/bots", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
