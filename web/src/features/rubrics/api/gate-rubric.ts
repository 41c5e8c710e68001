import type { RubricView } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export function gateRubric(rubricId: string, on: boolean): Promise<RubricView> {
  return unwrap(api.PUT("/v1/rubrics/{rubric_id}/gate", { params: { path: { rubric_id: rubricId } }, body: { on } }));
}
