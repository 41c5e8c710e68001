/** One criterion under review: what the machine said and why, what a person says. */
import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { CriterionResult, Quote } from "@/api/types";
import { Note } from "@/components/Note";
import { Segments } from "@/components/Segments";
import { VERDICTS } from "@/lib/choices";
import css from "./reviews.module.css";
import { current, type Decision } from "./use-review-draft";
import { commentElementId, criterionElementId, overrule, VERDICT_NAMES } from "./verdicts";

interface ReviewCriterionProps {
  criterion: CriterionResult;
  decision: Decision | undefined;
  missing: boolean;
  selected: boolean;
  locked: boolean;
  onSelect: () => void;
  onDecide: (change: Partial<Decision>) => void;
  onShow: (quote: Quote) => void;
}

export function ReviewCriterion(props: ReviewCriterionProps) {
  const { criterion, decision, missing, selected, locked, onSelect, onDecide, onShow } = props;
  const { t } = useTranslation("reviews");
  return (
    <article
      id={criterionElementId(criterion.criterion_id)}
      className={css.criterion}
      data-selected={selected || undefined}
      tabIndex={-1}
      aria-label={criterion.title}
      onFocus={onSelect}
    >
      <h2>{criterion.title}</h2>
      <p className="small dim">{criterion.definition}</p>
      <p className="small">
        <strong>{t("machine", { verdict: t(VERDICT_NAMES[criterion.machine_verdict]) })}</strong> {criterion.why}
      </p>
      <Quotes quotes={criterion.quotes} onShow={onShow} />
      {criterion.appeal && (
        <Note tone={criterion.appeal.status === "open" ? "bad" : "plain"}>
          <strong>{t(`appeal.${criterion.appeal.status}`)}</strong> {criterion.appeal.reason}
        </Note>
      )}
      <Choice criterion={criterion} decision={decision} missing={missing} locked={locked} onDecide={onDecide} />
    </article>
  );
}

function Quotes({ quotes, onShow }: { quotes: Quote[]; onShow: (quote: Quote) => void }) {
  const { t } = useTranslation("reviews");
  if (quotes.length === 0) return null;
  return (
    <ul className={css.quotes}>
      {quotes.map((quote) => (
        <li key={`${quote.turn} ${quote.text}`}>
          <button type="button" className={css.quote} onClick={() => onShow(quote)}>
            {t("quote", { turn: quote.turn, text: quote.text })}
          </button>
        </li>
      ))}
    </ul>
  );
}

type ChoiceProps = Pick<ReviewCriterionProps, "criterion" | "decision" | "missing" | "locked" | "onDecide">;

function Choice({ criterion, decision, missing, locked, onDecide }: ChoiceProps) {
  const { t } = useTranslation("reviews");
  const shown = decision ?? current(criterion);
  const machine = criterion.machine_verdict;
  const asked = criterion.appeal?.status === "open";
  return (
    <fieldset className={css.choice} disabled={locked}>
      <Segments
        label={t("decide", { title: criterion.title })}
        value={shown.verdict ?? machine}
        options={VERDICTS.map((value) => ({ value, label: t(VERDICT_NAMES[value]) }))}
        onChange={(verdict) => onDecide({ verdict: overrule(verdict, machine) })}
      />
      {(decision ?? criterion.overruled ?? asked) && (
        <Textarea
          id={commentElementId(criterion.criterion_id)}
          label={t("comment")}
          rows={1}
          maxLength={1000}
          value={shown.comment}
          error={missing && t("comment_wanted")}
          onChange={(event) => onDecide({ comment: event.currentTarget.value })}
        />
      )}
    </fieldset>
  );
}
