import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

export function listInvitations(cursor?: string) {
  const query = { limit: 100, ...(cursor ? { cursor } : {}) };
  return queryOptions({
    queryKey: ["invitations", query],
    queryFn: () => unwrap(api.GET("/v1/invitations", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
