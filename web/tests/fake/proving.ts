/** What proves a buyer or a rubric: a call that is tried out, a preview, a calibration. */
import type { Calibration, CalibrationCall, Rescore, RubricPreview, TryOut } from "@/api/types";

import { ago } from "./people.ts";
import { endedRoleplay, rubricView } from "./stage.ts";

export function tryOut(lines: string[]): TryOut {
  const state = { trust: 35, interest: 30, patience: 60, stage: "opening", mood: "guarded", revealed: [], objections: [{ name: "We have a tool.", state: "unraised" as const }] };
  const buyer = (turn: number) => ({ turn, speaker: "buyer" as const, text: `Buyer line ${turn}.`, moves: [], decision: "answer", reasons: ["The rep asked."], state });
  const turns = lines.flatMap((text, index) => [
    { turn: 2 + 2 * index, speaker: "rep" as const, text, moves: ["ask_open"], decision: null, reasons: [], state: null },
    buyer(3 + 2 * index),
  ]);
  return { turns: [buyer(1), ...turns], ended: false, outcome: null, untold: [] };
}

export function preview(): RubricPreview {
  const criteria = rubricView().rubric.criteria.map(({ criterion_id }) => ({ criterion_id, verdict: "no" as const, quotes: [], why: "Not shown.", better: "" }));
  return { criteria, score: 1.5, passed: false, coverage: 1, enough_evidence: true, before: { score: 3.6, passed: true } };
}

export function calibration(done: boolean): Calibration {
  const { rubric } = rubricView();
  const criterion_id = rubric.criteria[0]!.criterion_id;
  const numbers = { judgements: 15, kappa: 0.62, ci_low: 0.3, ci_high: 0.85, agreement: 0.87, precision: 0.9, recall: 0.9, coverage: 1 };
  const confusion = { yes_yes: 9, yes_no: 1, no_yes: 1, no_no: 4, machine_unsure: 0, person_unsure: 0 };
  const result = {
    ...numbers,
    confusion,
    criteria: [{ criterion_id, title: rubric.criteria[0]!.title, ...numbers, confusion }],
    disagreements: [{ roleplay_id: "rp_0", criterion_id, person: "yes" as const, machine: "no" as const, quotes: [], turn: 2, text: "How do you test a release today?" }],
    enough: false,
    may_gate: false,
  };
  return {
    calibration_id: done ? "cal_1" : "cal_0",
    rubric_id: "rub_0",
    rubric_version: 2,
    rubric,
    state: done ? "done" : "judging",
    by_name: "Priya Shah",
    mine: true,
    started_at: ago(1),
    finished_at: done ? ago(0) : null,
    calls: [0, 1, 2].map((index) => ({ roleplay_id: `rp_${index}`, bot_name: "Maya Brandt", done })),
    result: done ? result : null,
  };
}

export function calibrationCall(): CalibrationCall {
  const { turns, bot } = endedRoleplay();
  const { criteria } = rubricView().rubric;
  return { roleplay_id: "rp_0", done: false, bot_name: bot.name, turns, criteria, verdicts: [] };
}

export function rescore(of: Partial<Rescore> = {}): Rescore {
  const base = { roleplay_id: "rp_0", bot_name: "Maya Brandt", ended_at: ago(1), criteria: [], applied: false, own: false, problem: null };
  const changes = [
    { ...base, user_name: "Jonas Keller", before: { score: 3.6, passed: true }, after: { score: 2.4, passed: false }, flips: true },
    { ...base, roleplay_id: "rp_1", user_name: "Ida Lund", before: { score: 3.2, passed: true }, after: { score: 3.4, passed: true }, flips: false, own: true },
  ];
  return { rescore_id: "rs_0", rubric_id: "rub_0", version: 2, status: "ready", done: 2, of: 9, asked_at: ago(1), changes, ...of };
}
