/** Reviews of a room as one of its people sees them. */
import type { RoomReview, RoomReviewSheet, Verdict } from "@/api/types";

import { ago } from "./people.ts";

const CRITERIA = ["opening", "questions", "next_step"];

export function roomReview(changes: Partial<RoomReview> = {}, verdicts: (Verdict | null)[] = ["yes", "no", "yes"]): RoomReview {
  return {
    user_id: "user_1",
    name: "Aisha Rahman",
    kind: "coach",
    marks: CRITERIA.map((criterion_id, place) => ({ criterion_id, verdict: verdicts[place] ?? null, comment: "", moment: null, recording_id: null })),
    comment: "",
    version: 1,
    changed_at: ago(0),
    given_at: ago(0),
    result: { score: 3.3, passed: true, coverage: 1, enough_evidence: true, failed_blockers: [] },
    ...changes,
  };
}

export function reviewSheet(changes: Partial<RoomReviewSheet> = {}): RoomReviewSheet {
  const titles = ["Opens with a reason", "Asks before telling", "Agrees on a next step"];
  return {
    room_id: "rm_0",
    room_name: "Tuesday round",
    ended_at: ago(1),
    closes_at: ago(-13),
    rubric: { rubric_id: "rub_0", rubric_version: 2, rubric_name: "Discovery with SPIN" },
    pass_mark: 3,
    criteria: CRITERIA.map((criterion_id, place) => ({
      criterion_id,
      section: "Call",
      title: titles[place] ?? "",
      definition: "What a listener can hear.",
      shown_by: "rep",
      weight: 1,
      blocker: place === 2,
    })),
    your_kind: "peer",
    may_review: true,
    mine: null,
    others: [],
    hidden: 0,
    machine: null,
    ...changes,
  };
}
