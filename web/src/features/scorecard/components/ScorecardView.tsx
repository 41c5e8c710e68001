/** The scorecard beside the transcript that proves it. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

import type { Roleplay, Scorecard } from "@/api/types";
import { AttemptMark } from "@/components/AttemptMark";
import { Card } from "@/components/Card";
import { LinkButton } from "@/components/LinkButton";
import { PageHead } from "@/components/PageHead";
import { Segments } from "@/components/Segments";
import { Transcript } from "@/components/Transcript";
import { getMe } from "@/features/auth/api/get-me";
import { formatDateTime } from "@/lib/format";
import { Criteria } from "./Criteria";
import { Metrics } from "./Metrics";
import { ScoreHead } from "./ScoreHead";
import css from "./scorecard.module.css";
import { Timeline } from "./Timeline";
import { useMarkedQuote } from "./use-marked-quote";

const Trail = lazy(() => import("./Trail"));

export function ScorecardView({ card, roleplay }: { card: Scorecard; roleplay: Roleplay }) {
  const { t } = useTranslation("scorecard");
  const { data: me } = useQuery(getMe);
  const { marked, view, setView, show } = useMarkedQuote();
  const mine = !me || me.user_id === roleplay.user_id;
  const words = { bot: roleplay.bot.name, company: roleplay.bot.company, when: formatDateTime(roleplay.ended_at ?? card.scored_at) };
  const again = `/bots/${roleplay.bot_id}?rubric=${card.rubric.rubric_id}`;
  return (
    <>
      <PageHead
        title={t("title")}
        lead={
          <>
            {mine ? t("lead", words) : t("by", { ...words, name: roleplay.user_name })} <AttemptMark mode={roleplay.mode} />
          </>
        }
        actions={
          mine ? (
            <LinkButton to={again}>{t("next.again")}</LinkButton>
          ) : (
            card.may.review && <LinkButton to={`/reviews/${roleplay.roleplay_id}`}>{t("review")}</LinkButton>
          )
        }
      />
      <Segments
        className={css.switch}
        wide
        label={t("transcript.view")}
        value={view}
        onChange={setView}
        options={[
          { value: "results", label: t("transcript.results") },
          { value: "transcript", label: t("transcript.title") },
        ]}
      />
      <div className={css.columns} data-view={view}>
        <div className={css.results}>
          <ScoreHead card={card} />
          <Criteria card={card} marked={marked} onShow={show} />
          <Timeline moments={roleplay.timeline} onShow={(turn) => show({ turn, text: "" })} />
          <UntoldFacts roleplay={roleplay} />
          <Metrics metrics={card.metrics} onShow={(turn) => show({ turn, text: "" })} />
          <Changes card={card} onShow={(turn) => show({ turn, text: "" })} />
          <JudgeLine card={card} roleplay={roleplay} />
        </div>
        <div className={css.side}>
          <h2>{t("transcript.title")}</h2>
          <div className={css.scroll} tabIndex={0} role="region" aria-label={t("transcript.title")}>
            <Transcript lines={roleplay.turns} repName={mine ? t("you") : roleplay.user_name} buyerName={roleplay.bot.name} marked={marked} />
          </div>
          <p className="sr-only" role="status">
            {marked && t("transcript.marked", { turn: marked.turn })}
          </p>
        </div>
      </div>
    </>
  );
}

/** Loaded only where somebody changed something. */
function Changes({ card, onShow }: { card: Scorecard; onShow: (turn: number) => void }) {
  if (card.trail.length === 0) return null;
  return (
    <Suspense>
      <Trail card={card} onShow={onShow} />
    </Suspense>
  );
}

function UntoldFacts({ roleplay }: { roleplay: Roleplay }) {
  const { t } = useTranslation("scorecard");
  return (
    <Card title={t("untold.title", { name: roleplay.bot.name })}>
      {roleplay.untold.length === 0 ? (
        <p className="dim">{t("untold.none")}</p>
      ) : (
        <ul className={css.untold}>
          {roleplay.untold.map((fact) => (
            <li key={fact.topic}>
              <strong>{fact.topic}</strong>
              <p>{fact.text}</p>
              <p className="small dim">{fact.why}</p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function JudgeLine({ card, roleplay }: { card: Scorecard; roleplay: Roleplay }) {
  const { t } = useTranslation("scorecard");
  const { judge, rubric } = card;
  const hints = roleplay.state.hints_used;
  const { replaced } = roleplay.model;
  const words = { version: judge.version, model: judge.model ?? "", rubric: rubric.name, rubric_version: rubric.version };
  return (
    <p className="small dim">
      {t(`judge.${judge.kind}`, words)} {judge.fallback && t("judge.fallback")} {hints > 0 && t("judge.hints", { count: hints })}{" "}
      {replaced > 0 && t("judge.replaced", { count: replaced })}
    </p>
  );
}
