/** One call under review. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import { LinkButton } from "@/components/LinkButton";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { EmptyState } from "@/components/states";
import { getRoleplay } from "@/features/roleplay/api/get-roleplay";
import { getScorecard, isReady } from "@/features/scorecard/api/get-scorecard";
import { formatDateTime } from "@/lib/format";
import { ReviewScreen } from "../components/ReviewScreen";
import "../texts";

export function Component() {
  const { t } = useTranslation("reviews");
  const { roleplayId = "" } = useParams();
  const card = useQuery(getScorecard(roleplayId));
  const call = useQuery(getRoleplay(roleplayId));
  return (
    <Loaded query={call}>
      {(played) => (
        <>
          <PageHead
            title={t("review_of", { name: played.user_name })}
            lead={`${played.bot.name}, ${played.bot.company} · ${formatDateTime(played.ended_at ?? played.started_at)}`}
            above={<Link to="/reviews">{t("back")}</Link>}
            actions={
              <LinkButton to={`/roleplays/${roleplayId}/scorecard`} variant="default">
                {t("scorecard")}
              </LinkButton>
            }
          />
          <Loaded query={card}>
            {(ready) =>
              isReady(ready) ? <ReviewScreen key={roleplayId} card={ready} call={played} /> : <EmptyState title={t("waiting_title")} text={t("waiting_text")} />
            }
          </Loaded>
        </>
      )}
    </Loaded>
  );
}
