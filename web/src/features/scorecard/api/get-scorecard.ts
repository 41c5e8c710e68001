import { queryOptions } from "@tanstack/react-query";

import type { Scorecard, ScoringProgress } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

const POLL_MS = 1_500;

export function isReady(card: Scorecard | ScoringProgress | undefined): card is Scorecard {
  return card !== undefined && "criteria" in card;
}

/** The scorecard, or how far the judge is; asked again until it is ready. */
export function getScorecard(roleplayId: string) {
  return queryOptions({
    queryKey: ["scorecard", roleplayId],
    queryFn: (): Promise<Scorecard | ScoringProgress> =>
      unwrap(api.GET("/v1/roleplays/{roleplay_id}/scorecard", { params: { path: { roleplay_id: roleplayId } } })),
    refetchInterval: ({ state }) => (state.data && !isReady(state.data) ? POLL_MS : false),
    staleTime: ({ state }) => (isReady(state.data) ? Infinity : 0),
  });
}
