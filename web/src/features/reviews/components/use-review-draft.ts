/** A review on its way: what was decided so far, kept until it is sent. */
import { useCallback, useMemo, useState } from "react";

import type { CriterionResult, ReviewDecisions, Scorecard, Verdict } from "@/api/types";

export interface Decision {
  verdict: Verdict | null;
  comment: string;
  turn: number | null;
}

export interface ReviewDraft {
  decisions: Record<string, Decision>;
  remarks: Record<number, string>;
  unsaved: boolean;
  decide: (criterion: CriterionResult, change: Partial<Decision>) => void;
  remark: (turn: number, comment: string) => void;
  missing: string[];
  sent: (done: boolean) => ReviewDecisions;
  clear: () => void;
}

export function useReviewDraft(card: Scorecard): ReviewDraft {
  const [decisions, setDecisions] = useState<Record<string, Decision>>({});
  const [remarks, setRemarks] = useState<Record<number, string>>({});
  const decide = useCallback((criterion: CriterionResult, change: Partial<Decision>) => {
    setDecisions((old) => ({ ...old, [criterion.criterion_id]: { ...(old[criterion.criterion_id] ?? current(criterion)), ...change } }));
  }, []);
  const remark = useCallback((turn: number, comment: string) => setRemarks((old) => ({ ...old, [turn]: comment })), []);
  const clear = useCallback(() => {
    setDecisions({});
    setRemarks({});
  }, []);
  return useMemo(() => {
    const said = Object.entries(remarks).filter(([, comment]) => comment.trim() !== "");
    const sent = (done: boolean): ReviewDecisions => ({
      version: card.review.version,
      decisions: Object.entries(decisions).map(([criterion_id, one]) => ({ criterion_id, ...one, comment: one.comment.trim() })),
      comments: said.map(([turn, comment]) => ({ turn: Number(turn), comment: comment.trim() })),
      done,
    });
    const unsaved = Object.keys(decisions).length + said.length > 0;
    return { decisions, remarks, unsaved, decide, remark, missing: missing(card, decisions), sent, clear };
  }, [card, decisions, remarks, decide, remark, clear]);
}

/** What stands now, as the beginning of a decision. */
export function current(criterion: CriterionResult): Decision {
  return { verdict: criterion.overruled?.verdict ?? null, comment: criterion.overruled?.comment ?? "", turn: criterion.overruled?.turn ?? null };
}

/** Criteria whose decision still wants its reason in words. */
function missing(card: Scorecard, decisions: Record<string, Decision>): string[] {
  return card.criteria
    .filter((one) => {
      const decision = decisions[one.criterion_id];
      return decision !== undefined && decision.comment.trim() === "" && wantsReason(one, decision);
    })
    .map((one) => one.criterion_id);
}

function wantsReason(criterion: CriterionResult, decision: Decision): boolean {
  if (decision.verdict !== null && decision.verdict !== criterion.machine_verdict) return true;
  return criterion.appeal?.status === "open";
}
