import type { Rubric, RubricView } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export type NewRubric = { rubric: Rubric } | { copy_of: string };

export function createRubric(rubric: NewRubric): Promise<RubricView> {
  return unwrap(api.POST("/v1/rubrics", { body: rubric }));
}
