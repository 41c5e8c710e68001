import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

export function listRubrics({ cursor }: { cursor?: string }) {
  const query = { limit: 100, ...(cursor ? { cursor } : {}) };
  return queryOptions({
    queryKey: ["rubrics", query],
    queryFn: () => unwrap(api.GET("/v1/rubrics", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
