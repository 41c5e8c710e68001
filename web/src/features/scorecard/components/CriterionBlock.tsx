/** One criterion of a scorecard: the verdict, its proof, who changed it, and the way to disagree. */
import { IconCheck, IconMinus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { CriterionResult, Quote, Scorecard, Verdict } from "@/api/types";
import { Note } from "@/components/Note";
import { Appealed } from "./Appealed";
import css from "./scorecard.module.css";

const SIGNS = { yes: IconCheck, no: IconX, not_assessable: IconMinus };

interface CriterionBlockProps {
  card: Scorecard;
  criterion: CriterionResult;
  marked: Quote | null;
  onShow: (quote: Quote) => void;
}

export function CriterionBlock({ card, criterion, marked, onShow }: CriterionBlockProps) {
  const { t } = useTranslation("scorecard");
  const met = criterion.verdict === "yes";
  return (
    <article className={css.criterion} id={`criterion-${criterion.criterion_id}`}>
      <div className={css.criterionHead}>
        <h4>{criterion.title}</h4>
        <Weight criterion={criterion} />
        <VerdictMark verdict={criterion.verdict} />
      </div>
      <p className="small dim">{criterion.definition}</p>
      {criterion.why && <p className={met ? "small" : undefined}>{criterion.why}</p>}
      {criterion.quotes.length > 0 && (
        <ul className={css.quotes} aria-label={t("criteria.quotes")}>
          {criterion.quotes.map((quote) => (
            <li key={`${quote.turn} ${quote.text}`}>
              <QuoteButton quote={quote} pressed={marked?.turn === quote.turn && marked.text === quote.text} onShow={onShow} />
            </li>
          ))}
        </ul>
      )}
      {criterion.overruled && <Overruled criterion={criterion} />}
      <Appealed card={card} criterion={criterion} />
      {!met && criterion.better && <p className="small">{t("criteria.better", { text: criterion.better })}</p>}
    </article>
  );
}

function Weight({ criterion }: { criterion: CriterionResult }) {
  const { t } = useTranslation("scorecard");
  const extra = [criterion.blocker && t("criteria.blocker"), criterion.weight > 1 && t("criteria.weight", { weight: criterion.weight })];
  return <span className="small dim">{extra.filter(Boolean).join(", ")}</span>;
}

function Overruled({ criterion }: { criterion: CriterionResult }) {
  const { t } = useTranslation("scorecard");
  const { overruled, machine_verdict } = criterion;
  if (!overruled) return null;
  const words = { name: overruled.by_name, machine: t(`verdict.${machine_verdict}`) };
  return (
    <Note>
      <strong>{t("overruled.by", words)}</strong> {overruled.comment}
    </Note>
  );
}

function QuoteButton({ quote, pressed, onShow }: { quote: Quote; pressed: boolean; onShow: (quote: Quote) => void }) {
  const { t } = useTranslation("scorecard");
  return (
    <button type="button" className={css.quote} aria-pressed={pressed} title={t("criteria.show")} onClick={() => onShow(quote)}>
      {t("criteria.quote", { turn: quote.turn, text: quote.text })}
    </button>
  );
}

function VerdictMark({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation("scorecard");
  const Sign = SIGNS[verdict];
  return (
    <span className={css.verdict} data-verdict={verdict}>
      <Sign size={14} aria-hidden />
      {t(`verdict.${verdict}`)}
    </span>
  );
}
