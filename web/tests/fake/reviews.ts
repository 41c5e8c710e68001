/** Calls that wait for a review, and one with an appeal in it. */
import type { ReviewCard, Scorecard } from "@/api/types";

import { ago } from "./people.ts";
import { scorecard } from "./stage.ts";

export function reviewCard(index: number): ReviewCard {
  return {
    roleplay_id: `rp_${index}`,
    user_id: `user_${index}`,
    user_name: ["Jonas Keller", "Aisha Rahman", "Marta Nowak"][index % 3] ?? "Jonas Keller",
    team_id: "team_1",
    bot_name: "Maya Brandt",
    rubric_name: "Discovery with SPIN",
    ended_at: ago(index),
    score: 3.6,
    passed: true,
    machine_score: 3.6,
    appeals_open: index === 0 ? 1 : 0,
    state: index === 0 ? "appealed" : "open",
    why: index === 0 ? "appeal" : "near_mark",
  };
}

/** What a coach sees: the fourth criterion was appealed by the learner. */
export function reviewable(): Scorecard {
  const card = scorecard();
  const appeal = { reason: "I asked what it costs in turn 6.", at: ago(0), status: "open" as const, comment: null, decided_by_name: null, decided_at: null };
  return {
    ...card,
    criteria: card.criteria.map((one, index) => (index === 3 ? { ...one, appeal } : one)),
    review: { ...card.review, version: 1, state: "appealed" },
    trail: [{ at: ago(0), by_name: "Jonas Keller", what: "appealed", criterion_id: card.criteria[3]!.criterion_id, verdict: null, comment: appeal.reason, turn: null }],
    may: { appeal: false, review: true },
  };
}
