import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

export function listUsers(cursor?: string) {
  const query = { limit: 100, ...(cursor ? { cursor } : {}) };
  return queryOptions({
    queryKey: ["users", query],
    queryFn: () => unwrap(api.GET("/v1/users", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
