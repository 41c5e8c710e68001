/** One criterion of one's own review: an answer, and perhaps a comment at a moment of the recording. */
import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { RoomCriterion } from "@/api/types";
import { Segments } from "@/components/Segments";
import { VERDICTS } from "@/lib/choices";
import { formatClock } from "@/lib/format";
import type { Said } from "../lib/use-room-review";
import type { Seek, Spot } from "../lib/spot";
import css from "./room-reviews.module.css";

export const markId = (criterionId: string) => `mark-${criterionId}`;
export const commentId = (criterionId: string) => `mark-comment-${criterionId}`;

interface CriterionProps {
  criterion: RoomCriterion;
  said: Said;
  wanted: boolean;
  selected: boolean;
  /** A comment was asked for here. */
  writing: boolean;
  at: (() => Spot | null) | undefined;
  onSeek: Seek | undefined;
  onSelect: () => void;
  onWrite: () => void;
  onSay: (what: Partial<Said>) => void;
}

export function RoomReviewCriterion(props: CriterionProps) {
  const { criterion, said, wanted, selected, onSelect, onSay } = props;
  const { t } = useTranslation("rooms");
  return (
    <article
      id={markId(criterion.criterion_id)}
      className={css.criterion}
      data-selected={selected || undefined}
      data-wanted={wanted || undefined}
      tabIndex={selected ? 0 : -1}
      aria-label={criterion.title}
      onFocus={onSelect}
    >
      <h3>
        {criterion.title} {criterion.blocker && <span className="small dim">{t("review.blocker")}</span>}
      </h3>
      <p className="small dim">{criterion.definition}</p>
      <Segments
        label={t("review.answer", { title: criterion.title })}
        value={said.verdict ?? ""}
        options={VERDICTS.map((value) => ({ value, label: t(`review.verdict.${value}`) }))}
        onChange={(verdict) => onSay({ verdict: verdict || null })}
      />
      <Comment {...props} />
    </article>
  );
}

function Comment(props: CriterionProps) {
  const { criterion, said, writing, onWrite, onSay } = props;
  const { t } = useTranslation("rooms");
  const label = t("review.comment", { title: criterion.title });
  if (!writing && !said.comment && said.moment === null) {
    return (
      <Button size="compact-sm" variant="subtle" aria-label={label} onClick={onWrite}>
        {t("review.write")}
      </Button>
    );
  }
  return (
    <>
      <Textarea
        id={commentId(criterion.criterion_id)}
        label={label}
        autoFocus={writing}
        rows={1}
        maxLength={1000}
        value={said.comment}
        onChange={(event) => onSay({ comment: event.currentTarget.value })}
      />
      <Moment {...props} />
    </>
  );
}

function Moment({ said, at, onSeek, onSay }: CriterionProps) {
  const { t } = useTranslation("rooms");
  const [silent, setSilent] = useState(false);
  const take = () => {
    const now = at?.() ?? null;
    setSilent(now === null);
    if (now) onSay({ moment: Math.max(0, Math.floor(now.seconds)), recording_id: now.recordingId });
  };
  if (said.moment === null && !at) return null;
  return (
    <div className={css.moment}>
      {said.moment !== null && <MomentButton spot={{ seconds: said.moment, recordingId: said.recording_id }} onSeek={onSeek} />}
      {at && (
        <Button size="compact-sm" variant="default" onClick={take}>
          {t("review.moment_now")}
        </Button>
      )}
      {said.moment !== null && (
        <Button size="compact-sm" variant="subtle" onClick={() => onSay({ moment: null, recording_id: null })}>
          {t("review.moment_none")}
        </Button>
      )}
      <span role="status" className="small dim">
        {silent && t("review.moment_silent")}
      </span>
    </div>
  );
}

/** A moment of the recording; it plays from there where there is a player. */
export function MomentButton({ spot, onSeek }: { spot: Spot; onSeek: Seek | undefined }) {
  const { t } = useTranslation("rooms");
  const clock = formatClock(spot.seconds);
  if (!onSeek) return <span className="num">{t("review.moment", { clock })}</span>;
  return (
    <Button size="compact-sm" variant="default" onClick={() => onSeek(spot)} aria-label={t("review.moment_play", { clock })}>
      <span className="num">{clock}</span>
    </Button>
  );
}
