import type { ReviewDecisions, Scorecard } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export function reviewScorecard(roleplayId: string, review: ReviewDecisions): Promise<Scorecard> {
  const path = { roleplay_id: roleplayId };
  return unwrap(api.POST("/v1/roleplays/{roleplay_id}/review", { params: { path }, body: review }));
}
