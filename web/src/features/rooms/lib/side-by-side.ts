/** Reviews as columns beside each other, and where they agree. */
import type { MarkView, RoomReview, RoomReviewSheet } from "@/api/types";

export interface ReviewColumn {
  id: string;
  kind: RoomReview["kind"] | "machine";
  name: string;
  mine: boolean;
  marks: Record<string, MarkView>;
  comment: string;
  result: RoomReview["result"];
}

/** One's own first, then those of the others, the machine's last. A draft is no column. */
export function columnsOf({ mine, others, machine }: RoomReviewSheet): ReviewColumn[] {
  const people = [...(mine?.given_at ? [column(mine, true)] : []), ...others.map((one) => column(one, false))];
  if (!machine) return people;
  return [...people, { id: "machine", kind: "machine", name: "", mine: false, marks: byCriterion(machine.marks), comment: "", result: machine.result }];
}

function column(review: RoomReview, mine: boolean): ReviewColumn {
  const { user_id: id, kind, name, comment, result } = review;
  return { id, kind, name, mine, marks: byCriterion(review.marks), comment, result };
}

function byCriterion(marks: MarkView[]): Record<string, MarkView> {
  return Object.fromEntries(marks.map((one) => [one.criterion_id, one]));
}

/** Whether those who could tell agree on a criterion; null when fewer than two could. */
export function agreement(columns: ReviewColumn[], criterionId: string): "agree" | "differ" | null {
  const told = columns.map((one) => one.marks[criterionId]?.verdict).filter((verdict) => verdict === "yes" || verdict === "no");
  if (told.length < 2) return null;
  return new Set(told).size === 1 ? "agree" : "differ";
}
