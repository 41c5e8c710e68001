import type { ScoringProgress } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

/** For a call whose judge never came to an end. */
export function scoreAgain(roleplayId: string): Promise<ScoringProgress> {
  return unwrap(api.POST("/v1/roleplays/{roleplay_id}/scorecard", { params: { path: { roleplay_id: roleplayId } } }));
}
