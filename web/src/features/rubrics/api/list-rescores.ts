import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

/** The last re-scores of a rubric, newest first. */
export function listRescores(rubricId: string) {
  return queryOptions({
    queryKey: ["rescores", rubricId],
    queryFn: () => unwrap(api.GET("/v1/rubrics/{rubric_id}/rescores", { params: { path: { rubric_id: rubricId } } })),
  });
}
