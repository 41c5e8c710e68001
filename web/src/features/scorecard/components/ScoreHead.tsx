/** Next step first, with the score beside it. */
import { useTranslation } from "react-i18next";

import type { Scorecard } from "@/api/types";
import { Card } from "@/components/Card";
import { formatPercent, formatScore } from "@/lib/format";
import css from "./scorecard.module.css";

export function ScoreHead({ card }: { card: Scorecard }) {
  const { t } = useTranslation("scorecard");
  const { next_step: step } = card;
  return (
    <div className={css.top}>
      <Score card={card} />
      <Card title={t("next.title")} tone="accent">
        <div className={css.next}>
          <h3>{step.title}</h3>
          <p>{step.reason}</p>
          {step.phrase && (
            <p className={css.phrase}>
              <span className="dim small">{t("next.say")}</span>
              <br />“{step.phrase}”
            </p>
          )}
        </div>
      </Card>
    </div>
  );
}

function Score({ card }: { card: Scorecard }) {
  const { t } = useTranslation("scorecard");
  const yes = card.criteria.filter((one) => one.verdict === "yes").length;
  const failed = card.criteria.filter((one) => card.failed_blockers.includes(one.criterion_id)).map((one) => one.title);
  return (
    <Card className={css.score}>
      <p className={css.figure}>
        {formatScore(card.score)} <small className="dim">{t("score.of")}</small>
      </p>
      <p className={css.result} data-passed={card.passed}>
        {t(card.passed ? "score.passed" : "score.failed")}
      </p>
      <p className="small dim">{t("score.mark", { mark: formatScore(card.pass_mark) })}</p>
      <p className="small dim">{t("score.met", { yes, of: card.criteria.length })}</p>
      {card.coverage < 1 && <p className="small dim">{t("score.coverage", { share: formatPercent(card.coverage) })}</p>}
      {!card.enough_evidence && <p className="small">{t("score.little")}</p>}
      <Reviewed card={card} />
      {failed.length > 0 && <p className="small">{t("score.blockers", { titles: failed.join(", ") })}</p>}
    </Card>
  );
}

function Reviewed({ card }: { card: Scorecard }) {
  const { t } = useTranslation("scorecard");
  const { reviewed_by_name: name } = card.review;
  if (!name) return null;
  const changed = card.machine.score !== card.score || card.machine.passed !== card.passed;
  return <p className="small dim">{changed ? t("score.machine", { score: formatScore(card.machine.score), name }) : t("score.reviewed", { name })}</p>;
}
