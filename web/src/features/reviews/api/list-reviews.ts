import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

export interface ReviewFilter {
  state: string;
  user_id?: string;
  q?: string;
  cursor?: string;
}

/** One page of official calls in the order in which they should be looked at. */
export function listReviews(filter: ReviewFilter) {
  const query = Object.fromEntries(Object.entries({ limit: 50, ...filter }).filter(([, value]) => Boolean(value)));
  return queryOptions({
    queryKey: ["reviews", query],
    queryFn: () => unwrap(api.GET("/v1/reviews", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
