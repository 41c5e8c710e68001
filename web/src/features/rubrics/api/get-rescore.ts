import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

const POLL_MS = 1_500;
const BUSY: readonly string[] = ["queued", "judging", "applying"];

/** How far a re-score is, and who would change; asked again until it is ready. */
export function getRescore(rubricId: string, rescoreId: string) {
  return queryOptions({
    queryKey: ["rescore", rescoreId],
    queryFn: () =>
      unwrap(api.GET("/v1/rubrics/{rubric_id}/rescores/{rescore_id}", { params: { path: { rubric_id: rubricId, rescore_id: rescoreId } } })),
    refetchInterval: ({ state }) => (state.data && BUSY.includes(state.data.status) ? POLL_MS : false),
  });
}
