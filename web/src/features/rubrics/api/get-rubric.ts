import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

/** The newest version of a rubric, or the one that is named. */
export function getRubric(rubricId: string, version?: number) {
  return queryOptions({
    queryKey: ["rubric", rubricId, version ?? "newest"],
    queryFn: () =>
      unwrap(api.GET("/v1/rubrics/{rubric_id}", { params: { path: { rubric_id: rubricId }, query: version ? { version } : {} } })),
    enabled: rubricId !== "",
  });
}
