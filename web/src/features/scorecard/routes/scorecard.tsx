/** See why, try again. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import type { ScoringProgress } from "@/api/types";
import { LinkButton } from "@/components/LinkButton";
import { Loaded } from "@/components/Loaded";
import { EmptyState } from "@/components/states";
import { usePageTitle } from "@/components/PageHead";
import { getRoleplay } from "@/features/roleplay/api/get-roleplay";
import { isProblem } from "@/lib/http/problem";
import { useSocketMessage } from "@/lib/socket/live";
import { getScorecard, isReady } from "../api/get-scorecard";
import { ScorecardSkeleton } from "../components/ScorecardSkeleton";
import { ScorecardView } from "../components/ScorecardView";
import { Waiting } from "../components/Waiting";
import "../texts";

// Rarely seen, so nobody else loads it.
const Failed = lazy(() => import("../components/Failed"));

export function Component() {
  const { t } = useTranslation("scorecard");
  usePageTitle(t("title"));
  const { roleplayId = "" } = useParams();
  const card = useQuery(getScorecard(roleplayId));
  const roleplay = useQuery(getRoleplay(roleplayId));
  usePushed(roleplayId);
  if (isProblem(card.error, "not_scored", "not_ended")) return <NotScored roleplayId={roleplayId} code={card.error.code} />;
  return (
    <Loaded query={card} skeleton={<ScorecardSkeleton />}>
      {(ready) =>
        isReady(ready) ? (
          <Loaded query={roleplay} skeleton={<ScorecardSkeleton />}>
            {(call) => <ScorecardView card={ready} roleplay={call} />}
          </Loaded>
        ) : (
          <Unready progress={ready} roleplayId={roleplayId} />
        )
      }
    </Loaded>
  );
}

/** Progress and readiness as the socket tells them, so that nobody waits for the next poll. */
function usePushed(roleplayId: string): void {
  const cache = useQueryClient();
  useSocketMessage("scorecard.progress", ({ roleplay_id, done, of }) => {
    if (roleplay_id !== roleplayId) return;
    cache.setQueryData(getScorecard(roleplayId).queryKey, (old) => (isReady(old) ? old : ({ status: "judging", done, of } satisfies ScoringProgress)));
  });
  useSocketMessage("scorecard.changed", ({ roleplay_id }) => {
    if (roleplay_id === roleplayId) void cache.invalidateQueries({ queryKey: ["scorecard", roleplayId] });
  });
  useSocketMessage("scorecard.ready", ({ roleplay_id }) => {
    if (roleplay_id !== roleplayId) return;
    void cache.invalidateQueries({ queryKey: ["scorecard", roleplayId] });
    void cache.invalidateQueries({ queryKey: ["dashboard"] });
  });
}

function Unready({ progress, roleplayId }: { progress: ScoringProgress; roleplayId: string }) {
  if (progress.status !== "failed") return <Waiting progress={progress} />;
  return (
    <Suspense fallback={<ScorecardSkeleton />}>
      <Failed roleplayId={roleplayId} />
    </Suspense>
  );
}

function NotScored({ roleplayId, code }: { roleplayId: string; code: string }) {
  const { t } = useTranslation("scorecard");
  return (
    <EmptyState
      title={t("none.title")}
      text={code === "not_ended" ? t("none.not_ended") : t("none.not_scored")}
      action={<LinkButton to={`/roleplays/${roleplayId}`}>{t("none.back")}</LinkButton>}
    />
  );
}
