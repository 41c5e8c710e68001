/** Buyers, rubrics, calls and scorecards of a made-up company. */
import type { BotCard, BotView, Persona, Roleplay, Rubric, RubricView, Scorecard, Turn } from "@/api/types";

import { ago } from "./people.ts";

export function persona(index = 0): Persona {
  const who = [
    { name: "Maya Brandt", role: "Head of Engineering", company: "Fairwind Logistics", industry: "Logistics", call_type: "discovery", difficulty: "normal" },
    { name: "Robert Hale", role: "CFO", company: "Halden Foods", industry: "Food", call_type: "negotiation", difficulty: "hard" },
    { name: "Ines Duarte", role: "Office Manager", company: "Clínica Aurora", industry: "Health care", call_type: "cold_call", difficulty: "easy" },
    { name: "Viktor Sand", role: "IT Director", company: "Ostsee Energie", industry: "Energy", call_type: "renewal", difficulty: "hard" },
    { name: "Carol Mbeki", role: "Executive Assistant", company: "Table Bay Capital", industry: "Finance", call_type: "gatekeeper", difficulty: "normal" },
  ] as const;
  const one = who[index % who.length]!;
  return {
    ...one,
    language: "en",
    mood: "guarded",
    situation:
      "Fairwind runs 40 warehouses. Releases slip because testing is manual, and two carriers complained last quarter. Maya agreed to twenty minutes after a colleague's referral.",
    product: "A test automation service, from 1,900 euros a month, set up in two weeks.",
    needs: [{ id: "need-release", text: "We need to ship on time again.", priority: 3, keywords: ["release", "delay"] }],
    hidden_facts: [
      { id: "fact-penalty", topic: "Penalty clause", text: "We paid 84,000 euros in penalties last year.", kind: "impact", needs_trust: 55, keywords: ["cost", "penalty"] },
      { id: "fact-trial", topic: "A failed trial", text: "We tried a tool in spring and it broke the pipeline.", kind: "problem", needs_trust: 40, keywords: ["before", "tried"] },
    ],
    budget: { text: "There are 30,000 left this year.", needs_trust: 60 },
    authority: { decides: false, text: "Our CTO signs anything over 10,000.", needs_trust: 30 },
    objections: [{ id: "objection-burned", text: "We have been burned by tools like this.", type: "trust", resolved_by: "evidence", resolution: "A reference from a company their size." }],
    patience: 60,
    minutes: 20,
    voice_id: "",
    gatekeeper: null,
    list_price: null,
    walk_away_price: null,
    currency: "EUR",
    grievance: null,
  };
}

export function botCard(index: number): BotCard {
  const { name, role, company, industry, call_type, difficulty, language } = persona(index);
  const status = index === 4 ? "draft" : "published";
  return {
    ...{ name, role, company, industry, call_type, difficulty, language },
    bot_id: `bot_${index}`,
    status,
    published_version: status === "draft" ? null : 2,
    draft_version: 3,
    updated_at: ago(index),
    best_score: index < 2 ? 3.6 + index * 0.2 : null,
  };
}

export function botView(index: number, editor: boolean): BotView {
  const draft = persona(index);
  const { bot_id, name, role, company, industry, call_type, difficulty, language, status, published_version, updated_at } = botCard(index);
  return {
    ...{ bot_id, name, role, company, industry, call_type, difficulty, language, status, published_version, updated_at },
    version: 3,
    mood: draft.mood,
    brief: { situation: draft.situation, product: draft.product },
    draft: editor ? draft : null,
    published: editor ? { ...draft, patience: 50 } : null,
    versions: editor ? [1, 2].map((number) => ({ version: number, published_at: ago(20 - number), published_by: "user_9" })) : [],
  };
}

const CRITERIA = [
  ["opens", "Situation", "Says who is calling and why", "The rep names themselves and the reason for the call in the first two turns."],
  ["asks-now", "Situation", "Asks how it works today", "The rep asks an open question about the present way of working."],
  ["finds-problem", "Problem", "Finds a problem in the buyer's words", "The buyer names a difficulty after a question of the rep."],
  ["asks-cost", "Implication", "Asks what the problem costs", "The rep asks for a consequence in money, time or people."],
  ["next-step", "Close", "Agrees a dated next step", "Both name a day and what happens on it."],
] as const;

export const rubric: Rubric = {
  name: "Discovery with SPIN",
  description: "Situation, problem, implication, need-payoff: ask before you pitch.",
  call_types: ["discovery"],
  sections: ["Situation", "Problem", "Implication", "Close"],
  criteria: CRITERIA.map(([criterion_id, section, title, definition], index) => ({
    ...{ criterion_id, section, title, definition },
    shown_by: "rep" as const,
    examples_for: ["What does that cost you in a normal month?"],
    examples_against: ["We save our customers a lot of money."],
    weight: index === 3 ? 2 : 1,
    blocker: index === 4,
    signals: [],
  })),
  pass_mark: 3,
};

export function rubricView(version = 2): RubricView {
  return { rubric_id: "rub_0", version, rubric, calibration: null, gates_certificates: false, updated_at: ago(3) };
}

const SAID: [Turn["speaker"], string][] = [
  ["buyer", "Maya Brandt, Fairwind. I have twenty minutes, then I am in a planning meeting."],
  ["rep", "Thanks for taking the call, Maya. I'm Jonas from Northwind; Petra said releases have been painful. How do you test a release today?"],
  ["buyer", "By hand, mostly. Two people click through everything for three days. It is what it is."],
  ["rep", "Three days is a lot. What happens when something slips through?"],
  ["buyer", "A carrier complains. Then we roll back, and everybody stays late. We had two of those last quarter."],
  ["rep", "We could set you up in two weeks. It starts at 1,900 a month and most customers love it."],
  ["buyer", "I have heard that before. We tried a tool in spring and it broke the pipeline."],
  ["rep", "That sounds frustrating. What would have to be true for you to look at it again?"],
  ["buyer", "A reference from somebody our size. Send me one and we can talk on Thursday."],
  ["rep", "I'll send you the one from Portline today, and call you on Thursday at ten."],
];

export function turns(count = SAID.length): Turn[] {
  return SAID.slice(0, count).map(([speaker, text], index) => ({ turn: index + 1, speaker, text, at: ago(0.01 - index / 9000) }));
}

export function roleplay(of: Partial<Roleplay> = {}): Roleplay {
  const { name, role, company, industry, call_type, difficulty, mood, voice_id, situation, product } = persona(0);
  return {
    roleplay_id: "rp_9",
    user_id: "user_0",
    user_name: "Jonas Keller",
    mode: "private",
    status: "active",
    bot: { bot_id: "bot_0", version: 2, name, role, company, industry, call_type, difficulty, mood, voice_id, situation, product },
    bot_id: "bot_0",
    bot_version: 2,
    rubric: { rubric_id: "rub_0", version: 2, name: rubric.name },
    rubric_id: "rub_0",
    rubric_version: 2,
    started_at: ago(0.004),
    ended_at: null,
    ended_by: null,
    outcome: null,
    time_limit_seconds: 900,
    state: { mood: { label: "warming up", level: 58 }, stage: "discovery", ended: false, outcome: null, hints_used: 0 },
    model: { kind: "built_in", name: "built-in buyer", fallback: false, notice: null, replaced: 0 },
    valid: false,
    scored: false,
    score: null,
    passed: null,
    turns: turns(5),
    timeline: [],
    untold: [],
    ...of,
  };
}

export function endedRoleplay(): Roleplay {
  const said = turns();
  return roleplay({
    roleplay_id: "rp_0",
    status: "ended",
    ended_at: ago(0),
    ended_by: "rep",
    valid: true,
    scored: true,
    score: 3.6,
    passed: true,
    turns: said,
    timeline: said
      .filter((turn) => turn.speaker === "buyer")
      .map(({ turn }, index) => ({
        turn,
        trust: [35, 44, 55, 47, 62][index] ?? 50,
        interest: [30, 38, 52, 46, 60][index] ?? 50,
        patience: [60, 62, 60, 48, 52][index] ?? 50,
        deltas: { trust: [0, 9, 11, -8, 15][index] ?? 0 },
        decision: "answer",
        reasons: [["opened"], ["open question about today"], ["asked what follows"], ["pitched too early"], ["asked what is needed"]][index] ?? [],
      })),
    untold: [{ topic: "Penalty clause", text: "We paid 84,000 euros in penalties last year.", why: "Nobody asked what the delays cost." }],
  });
}

export function scorecard(): Scorecard {
  const verdicts = ["yes", "yes", "yes", "no", "not_assessable"] as const;
  const quotes = [
    [{ turn: 2, text: "I'm Jonas from Northwind; Petra said releases have been painful." }],
    [{ turn: 2, text: "How do you test a release today?" }],
    [{ turn: 4, text: "What happens when something slips through?" }],
    [{ turn: 6, text: "It starts at 1,900 a month and most customers love it." }],
    [],
  ];
  return {
    roleplay_id: "rp_0",
    criteria: rubric.criteria.map(({ criterion_id, section, title, definition, shown_by, weight, blocker }, index) => ({
      ...{ criterion_id, section, title, definition, shown_by, weight, blocker },
      verdict: verdicts[index] ?? "no",
      machine_verdict: verdicts[index] ?? "no",
      overruled: null,
      appeal: null,
      quotes: quotes[index] ?? [],
      why: index === 3 ? "After the carrier complaint you went to the price instead of asking what it leads to." : "",
      better: index === 3 ? "What did those two rollbacks cost you, all in?" : "",
    })),
    sections: rubric.sections.map((section) => ({ section, yes: 1, no: 0, not_assessable: 0, score: 4 })),
    score: 3.6,
    passed: true,
    pass_mark: 3,
    coverage: 0.83,
    enough_evidence: true,
    failed_blockers: [],
    metrics: metrics(),
    next_step: {
      title: "Ask what the problem costs",
      reason: "You heard about two rollbacks and went to the price. A number from the buyer would have carried it.",
      criterion_id: "asks-cost",
      phrase: "What did those two rollbacks cost you, all in?",
    },
    judge: { kind: "offline", version: "rules-1", model: null, fallback: false },
    rubric: { rubric_id: "rub_0", version: 2, name: rubric.name },
    scored_at: ago(0),
    machine: { score: 3.6, passed: true },
    review: { version: 0, state: "open", reviewed_by_name: null, reviewed_at: null },
    trail: [],
    may: { appeal: true, review: false },
  };
}

function metrics(): Scorecard["metrics"] {
  return {
    basis: "words",
    rep_words: 96,
    buyer_words: 82,
    rep_seconds: 38.4,
    buyer_seconds: 32.8,
    silence_seconds: null,
    talk_ratio: 0.54,
    longest_monologue_seconds: 11.2,
    longest_monologue_turn: 2,
    questions: { open: 3, closed: 0, total: 3 },
    pace_wpm: null,
    fillers: { count: 1, per_100_words: 1, most_used: ["sort of"] },
    response_seconds: 14,
    interruptions: null,
    interactivity: 7.6,
    bands: [
      { metric: "talk_ratio", value: 0.54, low: 0.3, high: 0.5, unit: "share", position: "above" },
      { metric: "longest_monologue_seconds", value: 11.2, low: 0, high: 60, unit: "seconds", position: "within" },
      { metric: "pace_wpm", value: null, low: 130, high: 180, unit: "words_per_minute", position: "unknown" },
      { metric: "interactivity", value: 7.6, low: 2, high: null, unit: "per_minute", position: "within" },
      { metric: "fillers", value: 1, low: null, high: null, unit: "per_100_words", position: "unknown" },
    ],
  };
}
