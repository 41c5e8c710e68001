/** The people of a made-up company. */
import type { Dashboard, Me, PersonRow, Role, SessionRow, User } from "@/api/types";

const DAY = 86_400_000;

export function ago(days: number): string {
  return new Date(Date.now() - days * DAY).toISOString();
}

export const TEAMS = [
  { team_id: "team_1", name: "Mid-market" },
  { team_id: "team_2", name: "Enterprise" },
];

const NAMES = ["Jonas Keller", "Aisha Rahman", "Marta Nowak", "Tom Okafor", "Lena Fischer", "Diego Alvarez"];

export function user(index: number, role: Role = "learner"): User {
  const name = NAMES[index % NAMES.length] ?? "Somebody";
  return {
    user_id: `user_${index}`,
    name,
    email: `${name.split(" ")[0]!.toLowerCase()}@northwind.example`,
    role,
    team_id: index % 2 ? "team_2" : "team_1",
    status: index === 5 ? "disabled" : "active",
    mfa_enabled: index === 1,
    created_at: ago(90),
    last_seen_at: index === 4 ? null : ago(index),
  };
}

export function me(role: Role = "learner"): Me {
  return {
    user_id: "user_0",
    name: role === "learner" ? "Jonas Keller" : role === "manager" ? "Priya Raman" : "Grace Lindqvist",
    email: `${role}@northwind.example`,
    email_verified: true,
    role,
    team_id: "team_1",
    team_name: "Mid-market",
    tenant_id: "t_1",
    company_name: "Northwind Software",
    mfa_enabled: false,
    locale: "en",
    model: { kind: "built_in", name: "built-in buyer" },
  };
}

export function session(index: number, of: Partial<SessionRow> = {}): SessionRow {
  const bots = ["Maya Brandt", "Robert Hale", "Ines Duarte"];
  const score = [3.6, 2.4, 4.1, 3.2, 1.8][index % 5] ?? 3;
  return {
    roleplay_id: `rp_${index}`,
    user_id: `user_${index % 6}`,
    bot_id: `bot_${index % 3}`,
    bot_name: bots[index % 3] ?? "Maya Brandt",
    mode: index % 2 ? "official" : "private",
    score,
    passed: score >= 3,
    ended_at: ago(index * 1.4),
    ...of,
  };
}

const SECTIONS = ["Situation", "Problem", "Implication", "Need-payoff", "Close"];

function person(index: number): PersonRow {
  const one = user(index);
  return {
    user_id: one.user_id,
    name: one.name,
    role: "learner",
    status: one.status,
    team_id: one.team_id,
    team_name: TEAMS[index % 2]?.name ?? null,
    practised: 14 - index * 2,
    official: Math.max(0, 4 - index),
    passed: Math.max(0, 3 - index),
    average: index > 3 ? null : 3.8 - index * 0.5,
    last_at: index === 4 ? null : ago(index * 6),
    skills: SECTIONS.map((section, at) => ({ section, level: (index + at) % 5 === 4 ? null : Math.max(0.6, 4.6 - ((index + at * 2) % 5)) })),
  };
}

const people = NAMES.map((_, index) => person(index));

export function dashboard(role: Role): Dashboard {
  return {
    role,
    learner: {
      next_step: {
        title: "Ask what the problem costs",
        reason: "In your last three calls you found the problem, but never asked what it leads to. Buyers who hear a number themselves move on.",
        phrase: "What does a delayed release cost you in a normal month?",
        bot_id: "bot_0",
        bot_name: "Maya Brandt",
        rubric_id: "rub_0",
      },
      sessions: [0, 1, 2, 3, 4].map((index) => session(index)),
      trend: [1.9, 2.2, null, 2.6, 2.9, 3.1, 3.0, 3.6].map((score, index) => ({ week: `2026-W${40 + index}`, sessions: score === null ? 0 : 3, score })),
      skills: SECTIONS.map((section, index) => ({ section, yes: 6 - index, of: index === 3 ? 2 : 8, level: index === 3 ? null : 4.4 - index * 0.7 })),
      totals: { sessions: 12, minutes: 134, best_score: 4.1 },
      appeals_open: 0,
    },
    manager: role === "manager" ? { teams: TEAMS, people, recent: [1, 3, 5, 7].map((index) => session(index)), appeals_open: 0 } : null,
    admin:
      role === "admin"
        ? {
            people: { active: 9, disabled: 1, invited: 2 },
            bots: { published: 8 },
            sessions: { week: 17, total: 142 },
            spending: { month: "2026-11", cost_usd: 12.48, limit_usd: 50, calls: 420, per_attempt_usd: 0.031 },
            teams: TEAMS,
            people_table: people,
          }
        : null,
  };
}
