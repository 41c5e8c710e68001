import type { NewExample, RubricView } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export function addExample(rubricId: string, example: NewExample): Promise<RubricView> {
  return unwrap(api.POST("/v1/rubrics/{rubric_id}/examples", { params: { path: { rubric_id: rubricId } }, body: example }));
}
