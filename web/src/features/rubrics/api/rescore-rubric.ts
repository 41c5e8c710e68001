import type { RescoreProgress } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

/** Asks, once for each key, for past calls to be judged again with one version; the list of changes comes by and by. */
export function rescoreRubric(rubricId: string, version: number, key: string): Promise<RescoreProgress> {
  return unwrap(
    api.POST("/v1/rubrics/{rubric_id}/rescores", {
      params: { path: { rubric_id: rubricId }, header: { "idempotency-key": key } },
      body: { version },
    }),
  );
}
