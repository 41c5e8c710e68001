/** Every criterion with its verdict, and quotes that lead to the very words. */
import { IconCheck, IconMinus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { CriterionResult, Quote, Scorecard, Verdict } from "@/api/types";
import { Card } from "@/components/Card";
import { Segments } from "@/components/Segments";
import css from "./scorecard.module.css";

type Group = "all" | Verdict;

const GROUPS: readonly Group[] = ["all", "no", "yes", "not_assessable"];
const SIGNS = { yes: IconCheck, no: IconX, not_assessable: IconMinus };

interface CriteriaProps {
  card: Scorecard;
  marked: Quote | null;
  onShow: (quote: Quote) => void;
}

export function Criteria({ card, marked, onShow }: CriteriaProps) {
  const { t } = useTranslation("scorecard");
  const [group, setGroup] = useState<Group>("all");
  const shown = card.criteria.filter((one) => group === "all" || one.verdict === group);
  const sections = [...new Set(shown.map((one) => one.section))];
  const switcher = (
    <Segments
      label={t("criteria.filter")}
      value={group}
      onChange={setGroup}
      options={GROUPS.filter((one) => one === "all" || card.criteria.some((item) => item.verdict === one)).map((value) => ({
        value,
        label: t(`criteria.${value}`),
      }))}
    />
  );
  return (
    <Card title={t("criteria.title")} aside={switcher}>
      {shown.length === 0 && <p className="dim">{t("criteria.none")}</p>}
      <div className="stack">
        {sections.map((section) => (
          <section key={section} aria-label={section}>
            <h3 className="dim">{section}</h3>
            {shown
              .filter((one) => one.section === section)
              .map((one) => (
                <CriterionBlock key={one.criterion_id} criterion={one} marked={marked} onShow={onShow} />
              ))}
          </section>
        ))}
      </div>
    </Card>
  );
}

interface BlockProps {
  criterion: CriterionResult;
  marked: Quote | null;
  onShow: (quote: Quote) => void;
}

function CriterionBlock({ criterion, marked, onShow }: BlockProps) {
  const { t } = useTranslation("scorecard");
  const met = criterion.verdict === "yes";
  const extra = [criterion.blocker && t("criteria.blocker"), criterion.weight > 1 && t("criteria.weight", { weight: criterion.weight })];
  return (
    <article className={css.criterion} id={`criterion-${criterion.criterion_id}`}>
      <div className={css.criterionHead}>
        <h4>{criterion.title}</h4>
        <span className="small dim">{extra.filter(Boolean).join(", ")}</span>
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
      {!met && criterion.better && <p className="small">{t("criteria.better", { text: criterion.better })}</p>}
    </article>
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
