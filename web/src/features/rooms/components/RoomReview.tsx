/** One's own review of a room, where there is something to review: every criterion answered by a key, comments at a moment, kept as one writes. */
import { Button, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

import type { RoomReviewSheet } from "@/api/types";
import { Card } from "@/components/Card";
import { Note } from "@/components/Note";
import { useLeaveGuard } from "@/components/use-leave-guard";
import { formatDateTime } from "@/lib/format";
import { useMessageFor } from "@/lib/http/message";
import { isProblem } from "@/lib/http/problem";
import { listRoomReviews } from "../api/list-room-reviews";
import { reviewKey } from "../lib/review-keys";
import { NOTHING, useRoomReview, type RoomReviewDraft } from "../lib/use-room-review";
import { commentId, markId, RoomReviewCriterion } from "./RoomReviewCriterion";
import type { Seek, Spot } from "../lib/spot";
import css from "./room-reviews.module.css";
import { RoomSheet } from "./RoomSheet";

export interface RoomReviewProps {
  roomId: string;
  /** Where the recording's player stands; null when none plays. */
  at?: () => Spot | null;
  onSeek?: Seek;
}

export function RoomReview({ roomId, at, onSeek }: RoomReviewProps) {
  const { t } = useTranslation("rooms");
  const cache = useQueryClient();
  const asked = useQuery(listRoomReviews(roomId));
  const [round, setRound] = useState(0);
  /** Forgets what was written here, for what rests on the server. */
  const reload = async () => {
    await cache.invalidateQueries({ queryKey: listRoomReviews(roomId).queryKey });
    setRound(round + 1);
  };
  if (isProblem(asked.error, "no_rubric", "room_going_on")) return null;
  return (
    <Card title={t("review.title")} className="stack">
      <RoomSheet roomId={roomId}>
        {(sheet) =>
          sheet.may_review ? <Form key={round} sheet={sheet} at={at} onSeek={onSeek} onReload={() => void reload()} /> : <Closed sheet={sheet} />
        }
      </RoomSheet>
    </Card>
  );
}

function Closed({ sheet }: { sheet: RoomReviewSheet }) {
  const { t } = useTranslation("rooms");
  return <Note>{t(sheet.your_kind ? "review.closed" : "review.no_seat", { when: formatDateTime(sheet.closes_at) })}</Note>;
}

type FormProps = Omit<RoomReviewProps, "roomId"> & { sheet: RoomReviewSheet; onReload: () => void };

function Form({ sheet, at, onSeek, onReload }: FormProps) {
  const { t } = useTranslation("rooms");
  const review = useRoomReview(sheet);
  const { draft, state, edited, given, missing } = review;
  const [place, setPlace] = useState(0);
  const [tried, setTried] = useState(false);
  const [writing, setWriting] = useState<readonly string[]>([]);
  const criteria = sheet.criteria;
  useLeaveGuard(state === "lost" || (given && edited), { title: t("review.leave_title"), text: t("review.leave_text"), action: t("review.leave") });
  const go = (next: number) => {
    const to = Math.min(criteria.length - 1, Math.max(0, next));
    setPlace(to);
    document.getElementById(markId(criteria[to]?.criterion_id ?? ""))?.focus();
  };
  const write = (criterionId: string) => {
    setWriting([...writing, criterionId]);
    document.getElementById(commentId(criterionId))?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const key = reviewKey(event);
    const here = criteria[place];
    if (!key || !here) return;
    event.preventDefault();
    if (key === "comment") return write(here.criterion_id);
    if ("move" in key) return go(place + key.move);
    review.say(here.criterion_id, { verdict: key.answer });
    go(place + 1);
  };
  const give = () => {
    setTried(true);
    const gap = missing[0];
    if (gap) go(criteria.indexOf(gap));
    else review.give();
  };
  return (
    <div className="stack" onKeyDown={press}>
      <p className="small dim">{t(`review.as_${sheet.your_kind ?? "peer"}`, { rubric: sheet.rubric.rubric_name })}</p>
      <p className={`small dim ${css.keys}`}>{t("review.keys")}</p>
      {criteria.map((one, index) => (
        <RoomReviewCriterion
          key={one.criterion_id}
          criterion={one}
          said={draft.marks[one.criterion_id] ?? NOTHING}
          wanted={tried && missing.includes(one)}
          selected={index === place}
          writing={writing.includes(one.criterion_id)}
          at={at}
          onSeek={onSeek}
          onSelect={() => setPlace(index)}
          onWrite={() => write(one.criterion_id)}
          onSay={(what) => review.say(one.criterion_id, what)}
        />
      ))}
      <Textarea label={t("review.last_word")} rows={2} maxLength={4000} value={draft.comment} onChange={(event) => review.conclude(event.currentTarget.value)} />
      <Foot review={review} sheet={sheet} tried={tried} onGive={give} onReload={onReload} />
    </div>
  );
}

interface FootProps {
  review: RoomReviewDraft;
  sheet: RoomReviewSheet;
  tried: boolean;
  onGive: () => void;
  onReload: () => void;
}

function Foot({ review, sheet, tried, onGive, onReload }: FootProps) {
  const { t } = useTranslation("rooms");
  const { given, edited, state, missing } = review;
  const words = wordsOf(review);
  return (
    <>
      <Refused failure={review.failure} onReload={onReload} />
      {tried && missing.length > 0 && <Note tone="bad">{t("review.missing", { count: missing.length })}</Note>}
      <div className={css.foot}>
        <Button onClick={onGive} disabled={words === "review.given"} loading={state === "saving" && !edited}>
          {t(given ? "review.save" : "review.give")}
        </Button>
        <span role="status" className="small dim">
          {t(words, { when: formatDateTime(sheet.closes_at) })}
        </span>
      </div>
    </>
  );
}

function wordsOf({ given, edited, state }: RoomReviewDraft) {
  if (given && edited) return "review.edited";
  if (given && state === "stored") return "review.given";
  return `review.state.${state}` as const;
}

function Refused({ failure, onReload }: { failure: unknown; onReload: () => void }) {
  const { t } = useTranslation("rooms");
  const message = useMessageFor();
  if (failure === null) return null;
  return (
    <Note tone="bad" role="alert">
      {message(failure)}{" "}
      {isProblem(failure, "version_conflict") && (
        <Button size="compact-sm" variant="default" onClick={onReload}>
          {t("review.reload")}
        </Button>
      )}
    </Note>
  );
}
