import type { RescoreProgress } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export function applyRescore(rubricId: string, rescoreId: string, roleplayIds: string[] | null): Promise<RescoreProgress> {
  const path = { rubric_id: rubricId, rescore_id: rescoreId };
  return unwrap(api.POST("/v1/rubrics/{rubric_id}/rescores/{rescore_id}/apply", { params: { path }, body: { roleplay_ids: roleplayIds } }));
}
