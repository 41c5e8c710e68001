import type { Scorecard } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export function appealVerdict(roleplayId: string, criterionId: string, reason: string): Promise<Scorecard> {
  const path = { roleplay_id: roleplayId };
  return unwrap(api.POST("/v1/roleplays/{roleplay_id}/appeals", { params: { path }, body: { criterion_id: criterionId, reason } }));
}
