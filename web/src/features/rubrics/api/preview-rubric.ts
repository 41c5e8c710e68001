import type { Rubric, RubricPreview } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

/** Judges one past call with a draft; nothing is kept. */
export function previewRubric(rubric: Rubric, roleplayId: string): Promise<RubricPreview> {
  return unwrap(api.POST("/v1/rubrics/preview", { body: { rubric, roleplay_id: roleplayId } }));
}
