import type { Rubric, RubricView } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

/** Stores the next version over the `version` that was read. */
export function updateRubric(rubricId: string, rubric: Rubric, version: number): Promise<RubricView> {
  return unwrap(api.PATCH("/v1/rubrics/{rubric_id}", { params: { path: { rubric_id: rubricId } }, body: { rubric, version } }));
}
