/** Where a review stands: the criterion under the eye, what was decided, and the keys that do it. */
import { useState } from "react";

import type { Quote, Scorecard, Verdict } from "@/api/types";
import { turnElementId } from "@/components/Transcript";
import { bringIntoView } from "@/lib/bring-into-view";
import { commentElementId, criterionElementId, overrule } from "./verdicts";
import { useReviewDraft } from "./use-review-draft";
import { useReviewKeys } from "./use-review-keys";
import { useSendReview } from "./use-send-review";

export function useReview(card: Scorecard, roleplayId: string) {
  const draft = useReviewDraft(card);
  const sending = useSendReview(roleplayId, draft);
  const [at, setAt] = useState(0);
  const [tried, setTried] = useState(false);
  const [marked, setMarked] = useState<Quote | null>(null);
  const criterion = card.criteria[at];
  const commentOn = () => document.getElementById(commentElementId(criterion?.criterion_id ?? ""))?.focus();
  const decide = (verdict: Verdict) => {
    if (!criterion || !card.may.review) return;
    const changed = overrule(verdict, criterion.machine_verdict);
    draft.decide(criterion, { verdict: changed });
    if (changed || criterion.appeal?.status === "open") afterPaint(commentOn);
  };
  const finish = (done: boolean) => {
    setTried(true);
    const wanting = draft.missing[0];
    if (wanting) document.getElementById(commentElementId(wanting))?.focus();
    else if (card.may.review) sending.send(done);
  };
  const move = (by: 1 | -1) => {
    const next = Math.min(card.criteria.length - 1, Math.max(0, at + by));
    setAt(next);
    bringIntoView(criterionElementId(card.criteria[next]?.criterion_id ?? ""), "nearest");
  };
  useReviewKeys({
    move,
    yes: () => decide("yes"),
    no: () => decide("no"),
    unsure: () => decide("not_assessable"),
    agree: () => criterion && decide(criterion.machine_verdict),
    comment: commentOn,
    finish: () => finish(true),
  });
  const show = (quote: Quote) => {
    setMarked(quote);
    bringIntoView(turnElementId(quote.turn), "nearest");
  };
  return { draft, sending, at, setAt, wanting: tried ? draft.missing : [], marked, finish, show };
}

/** The field is drawn by the very change that asks for it. */
function afterPaint(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}
