/** The list of calls of a made-up company. */
import type { RoleplayCard } from "@/api/types";

import { ago } from "./people.ts";
import { persona, rubric } from "./stage.ts";

export function roleplayCard(index: number): RoleplayCard {
  const { name, company, call_type, difficulty } = persona(index);
  const score = index === 1 ? null : 2 + (index % 4) * 0.7;
  return {
    roleplay_id: `rp_${index}`,
    user_id: `user_${index % 6}`,
    user_name: ["Jonas Keller", "Aisha Rahman", "Marta Nowak"][index % 3] ?? "Jonas Keller",
    team_id: "team_1",
    mode: index % 3 ? "private" : "official",
    status: index === 1 ? "active" : "ended",
    ...{ bot_id: `bot_${index % 5}`, bot_name: name, company, call_type, difficulty },
    rubric_id: "rub_0",
    rubric_name: rubric.name,
    started_at: ago(index),
    ended_at: index === 1 ? null : ago(index),
    ended_by: index === 1 ? null : "rep",
    outcome: null,
    score,
    passed: score === null ? null : score >= 3,
  };
}
