/** One's own review as it is being written, and how far it has come to the server. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import type { MarkView, RoomReview, RoomReviewSheet, Verdict } from "@/api/types";
import { listRoomReviews } from "../api/list-room-reviews";
import { reviewRoom } from "../api/review-room";
import { ReviewSaver, type SaveState, type Wanted } from "./review-saver";

const PAUSE_MS = 800;

export interface Said {
  verdict: Verdict | null;
  comment: string;
  moment: number | null;
  recording_id: string | null;
}

export interface Draft {
  marks: Record<string, Said>;
  comment: string;
}

export const NOTHING: Said = { verdict: null, comment: "", moment: null, recording_id: null };

export type RoomReviewDraft = ReturnType<typeof useRoomReview>;

export function useRoomReview(sheet: RoomReviewSheet) {
  const cache = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(sheet));
  const [edited, setEdited] = useState(false);
  const [giving, setGiving] = useState(false);
  const [state, setState] = useState<SaveState>("stored");
  const [failure, setFailure] = useState<unknown>(null);
  const [saver] = useState(() => {
    const { queryKey } = listRoomReviews(sheet.room_id);
    const stored = (mine: RoomReview) => {
      const before = cache.getQueryData(queryKey);
      if (before) {
        // An answer that is on its way knows nothing of this yet.
        void cache.cancelQueries({ queryKey });
        cache.setQueryData(queryKey, { ...before, mine });
      }
      if (mine.given_at) void cache.invalidateQueries({ queryKey });
    };
    const told = (now: SaveState, error: unknown = null) => {
      setState(now);
      setFailure(error);
      if (now === "refused") setGiving(false);
    };
    return new ReviewSaver(sheet.mine?.version ?? 0, { send: (review) => reviewRoom(sheet.room_id, review), stored, told });
  });
  useEffect(() => {
    saver.watch();
    return () => saver.leave();
  }, [saver]);
  const given = Boolean(sheet.mine?.given_at);
  /** A review that others see changes when its writer says so, not with every letter. */
  const change = (next: Draft) => {
    setDraft(next);
    setEdited(true);
    if (!given && !giving) saver.want(wantedOf(sheet, next, false), PAUSE_MS);
  };
  return {
    draft,
    given,
    edited,
    state,
    failure,
    missing: sheet.criteria.filter((one) => !draft.marks[one.criterion_id]?.verdict),
    say: (criterionId: string, what: Partial<Said>) =>
      change({ ...draft, marks: { ...draft.marks, [criterionId]: { ...(draft.marks[criterionId] ?? NOTHING), ...what } } }),
    conclude: (comment: string) => change({ ...draft, comment }),
    give: () => {
      setEdited(false);
      setGiving(true);
      saver.want(wantedOf(sheet, draft, true), 0);
    },
  };
}

function draftOf({ mine }: RoomReviewSheet): Draft {
  const said = (mine?.marks ?? []).map(({ criterion_id, ...one }: MarkView) => [criterion_id, one] as const);
  return { marks: Object.fromEntries(said), comment: mine?.comment ?? "" };
}

function wantedOf({ rubric, criteria }: RoomReviewSheet, draft: Draft, done: boolean): Wanted {
  const marks = criteria.flatMap(({ criterion_id }) => {
    const said = draft.marks[criterion_id];
    return said && (said.verdict ?? said.comment.trim()) ? [{ criterion_id, ...said, comment: said.comment.trim() }] : [];
  });
  return { rubric_id: rubric.rubric_id, rubric_version: rubric.rubric_version, marks, comment: draft.comment.trim(), done };
}
