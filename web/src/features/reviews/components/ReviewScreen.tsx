/** Transcript left, criteria right, a decision per key. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Roleplay, Scorecard } from "@/api/types";
import { FormFailure } from "@/components/FormFailure";
import { Note } from "@/components/Note";
import { ScoreMark } from "@/components/ScoreMark";
import { useLeaveGuard } from "@/components/use-leave-guard";
import { KeyHelp } from "./KeyHelp";
import { ReviewCriterion } from "./ReviewCriterion";
import css from "./reviews.module.css";
import { ReviewTranscript } from "./ReviewTranscript";
import { useReview } from "./use-review";

export function ReviewScreen({ card, call }: { card: Scorecard; call: Roleplay }) {
  const { t } = useTranslation("reviews");
  const review = useReview(card, call.roleplay_id);
  const { draft, sending } = review;
  const locked = !card.may.review;
  useLeaveGuard(draft.unsaved && !sending.sent, { title: t("leave.title"), text: t("leave.text"), action: t("leave.action") });
  return (
    <div className={css.columns}>
      <ReviewTranscript call={call} marked={review.marked} draft={draft} locked={locked} />
      <div className={css.criteria}>
        <div className={css.bar}>
          <ScoreMark score={card.score} passed={card.passed} />
          {!locked && (
            <span className={css.actions}>
              <Button variant="default" disabled={!draft.unsaved} loading={sending.busy} onClick={() => review.finish(false)}>
                {t("save")}
              </Button>
              <Button loading={sending.busy} onClick={() => review.finish(true)}>
                {t("finish")}
              </Button>
            </span>
          )}
        </div>
        <FormFailure message={sending.failure} />
        {locked && <Note>{t("own_call")}</Note>}
        {card.criteria.map((one, place) => (
          <ReviewCriterion
            key={one.criterion_id}
            criterion={one}
            decision={draft.decisions[one.criterion_id]}
            missing={review.wanting.includes(one.criterion_id)}
            selected={place === review.at}
            locked={locked}
            onSelect={() => review.setAt(place)}
            onDecide={(change) => draft.decide(one, change)}
            onShow={review.show}
          />
        ))}
        {!locked && <KeyHelp />}
      </div>
    </div>
  );
}
