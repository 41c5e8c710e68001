/** The shapes that cross the door, named once for the features. */
export type Role = "admin" | "manager" | "learner";
export type CallType = "cold_call" | "gatekeeper" | "discovery" | "demo" | "negotiation" | "renewal";
export type Difficulty = "easy" | "normal" | "hard";
export type Mode = "private" | "official";
export type Verdict = "yes" | "no" | "not_assessable";
export type Speaker = "rep" | "buyer";
export type ModelKind = "built_in" | "openai";

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export interface TokensOut {
  access_token: string;
  expires_in: number;
}
export interface MfaChallenge {
  challenge: "mfa";
  mfa_session: string;
}

export interface Me {
  user_id: string;
  name: string;
  email: string;
  email_verified: boolean;
  role: Role;
  team_id: string | null;
  team_name: string | null;
  tenant_id: string;
  company_name: string;
  mfa_enabled: boolean;
  locale: string;
  model: { kind: ModelKind; name: string };
}

export interface User {
  user_id: string;
  name: string;
  email: string;
  role: Role;
  team_id: string | null;
  status: "active" | "disabled";
  mfa_enabled: boolean;
  created_at: string;
  last_seen_at: string | null;
}
export interface Invitation {
  invitation_id: string;
  email: string;
  name: string;
  role: Role;
  team_id: string | null;
  status: "pending" | "accepted" | "revoked" | "expired";
  created_at: string;
  expires_at: string;
}
export interface Team {
  team_id: string;
  name: string;
}

export interface BotCard {
  bot_id: string;
  name: string;
  role: string;
  company: string;
  industry: string;
  call_type: CallType;
  difficulty: Difficulty;
  language: string;
  status: "draft" | "published" | "archived";
  published_version: number | null;
  draft_version: number;
  updated_at: string;
  best_score: number | null;
}

export interface Criterion {
  criterion_id: string;
  section: string;
  title: string;
  definition: string;
  shown_by: Speaker;
  examples_for: string[];
  examples_against: string[];
  weight: number;
  blocker: boolean;
  signals: string[];
}
export interface Rubric {
  name: string;
  description: string;
  call_types: CallType[];
  sections: string[];
  criteria: Criterion[];
  pass_mark: number;
}
export interface RubricCard {
  rubric_id: string;
  name: string;
  description: string;
  version: number;
  criteria_count: number;
  pass_mark: number;
  call_types: CallType[];
  updated_at: string;
}
export interface RubricView {
  rubric_id: string;
  version: number;
  rubric: Rubric;
  updated_at: string;
}

export interface Turn {
  turn: number;
  speaker: Speaker;
  text: string;
  at: string;
}
export interface Mood {
  label: string;
  level: number;
}
export interface CallState {
  mood: Mood;
  stage: string;
  ended: boolean;
  outcome: string | null;
  hints_used: number;
}
export interface ModelInUse {
  kind: ModelKind;
  name: string;
  fallback: boolean;
  notice: string | null;
}
export interface Moment {
  turn: number;
  trust: number;
  interest: number;
  patience: number;
  reasons: string[];
}
export type EndedBy = "rep" | "buyer" | "time" | "abandoned";
export interface RoleplayCard {
  roleplay_id: string;
  user_id: string;
  user_name: string;
  team_id: string | null;
  mode: Mode;
  status: "active" | "ended";
  bot_id: string;
  bot_name: string;
  company: string;
  call_type: string;
  difficulty: string;
  rubric_id: string;
  rubric_name: string;
  started_at: string;
  ended_at: string | null;
  ended_by: EndedBy | null;
  outcome: string | null;
  score: number | null;
  passed: boolean | null;
}
export interface Roleplay {
  roleplay_id: string;
  user_id: string;
  user_name: string;
  mode: Mode;
  status: "active" | "ended";
  bot: {
    bot_id: string;
    version: number;
    name: string;
    role: string;
    company: string;
    industry: string;
    call_type: string;
    difficulty: string;
    mood: string;
    voice_id: string;
    situation: string;
    product: string;
  };
  bot_id: string;
  bot_version: number;
  rubric: { rubric_id: string; version: number; name: string };
  rubric_id: string;
  rubric_version: number;
  started_at: string;
  ended_at: string | null;
  ended_by: EndedBy | null;
  outcome: string | null;
  time_limit_seconds: number;
  state: CallState;
  model: ModelInUse;
  valid: boolean;
  scored: boolean;
  score: number | null;
  passed: boolean | null;
  turns: Turn[];
  timeline: Moment[];
  untold: Untold[];
}

export interface Brief {
  situation: string;
  product: string;
}
export interface Untold {
  topic: string;
  text: string;
}
export interface TurnAnswer {
  turn: number;
  reply: { turn: number; text: string; at: string };
  state: CallState;
  model: ModelInUse;
}
export interface Hint {
  title: string;
  example: string;
}

export interface Quote {
  turn: number;
  text: string;
}
export interface CriterionResult {
  criterion_id: string;
  section: string;
  title: string;
  definition: string;
  shown_by: Speaker;
  weight: number;
  blocker: boolean;
  verdict: Verdict;
  quotes: Quote[];
  why: string;
  better: string;
}
export interface SectionResult {
  section: string;
  yes: number;
  no: number;
  not_assessable: number;
  score: number | null;
}
export interface Band {
  metric: string;
  value: number | null;
  low: number | null;
  high: number | null;
  unit: "share" | "seconds" | "words_per_minute" | "count" | "per_minute" | "per_100_words";
  position: "below" | "within" | "above" | "unknown";
}
export interface CallMetrics {
  basis: "speech" | "words";
  talk_ratio: number | null;
  longest_monologue_seconds: number;
  longest_monologue_turn: number | null;
  questions: { open: number; closed: number; total: number };
  pace_wpm: number | null;
  fillers: { count: number; per_100_words: number | null; most_used: string[] };
  bands: Band[];
}
export interface Scorecard {
  roleplay_id: string;
  criteria: CriterionResult[];
  sections: SectionResult[];
  score: number;
  passed: boolean;
  pass_mark: number;
  coverage: number;
  failed_blockers: string[];
  metrics: CallMetrics;
  next_step: { title: string; reason: string; criterion_id: string | null; phrase: string };
  judge: { kind: "offline" | "openai"; version: string; model: string | null; fallback: boolean };
  rubric: { rubric_id: string; version: number; name: string };
  scored_at: string;
}
export interface ScoringProgress {
  status: "queued" | "judging";
  done: number;
  of: number;
}

export interface BotView {
  bot_id: string;
  status: "draft" | "published" | "archived";
  version: number;
  name: string;
  role: string;
  company: string;
  industry: string;
  call_type: CallType;
  difficulty: Difficulty;
  language: string;
  mood: string;
  brief: Brief;
  draft: Persona | null;
  published: Persona | null;
  published_version: number | null;
  versions: { version: number; published_at: string; published_by: string }[];
  updated_at: string;
}
export type BuyerMood = "friendly" | "neutral" | "rushed" | "skeptical" | "irritated" | "guarded";
export type FactKind = "situation" | "problem" | "impact" | "goal" | "decision" | "competition";
export type ObjectionType =
  | "price"
  | "timing"
  | "trust"
  | "need"
  | "competitor"
  | "authority"
  | "status_quo"
  | "risk"
  | "effort";
export type Resolution = "listening" | "evidence" | "value" | "discount" | "trade";
export interface Need {
  id: string;
  text: string;
  priority: number;
  keywords: string[];
}
export interface HiddenFact {
  id: string;
  topic: string;
  text: string;
  kind: FactKind;
  needs_trust: number;
  keywords: string[];
}
export interface Objection {
  id: string;
  text: string;
  type: ObjectionType;
  resolved_by: Resolution;
  resolution: string;
}
export interface Persona {
  name: string;
  role: string;
  company: string;
  industry: string;
  call_type: CallType;
  language: "en";
  mood: BuyerMood;
  difficulty: Difficulty;
  situation: string;
  product: string;
  needs: Need[];
  hidden_facts: HiddenFact[];
  budget: { text: string; needs_trust: number };
  authority: { decides: boolean; text: string; needs_trust: number };
  objections: Objection[];
  patience: number;
  minutes: number;
  voice_id: string;
  gatekeeper: { name: string; role: string } | null;
  list_price: number | null;
  walk_away_price: number | null;
  currency: string;
  grievance: string | null;
}
export interface Template {
  template_id: string;
  persona: Persona;
}

export interface SkillLevel {
  section: string;
  level: number | null;
}
export interface SessionRow {
  roleplay_id: string;
  user_id: string;
  bot_id: string;
  bot_name: string;
  mode: Mode;
  score: number;
  passed: boolean;
  ended_at: string;
}
export interface Skill extends SkillLevel {
  yes: number;
  of: number;
}
export interface Week {
  week: string;
  sessions: number;
  score: number | null;
}
export interface LearnerDashboard {
  next_step: {
    title: string;
    reason: string;
    phrase: string;
    bot_id: string | null;
    bot_name: string | null;
    rubric_id: string | null;
  } | null;
  sessions: SessionRow[];
  trend: Week[];
  skills: Skill[];
  totals: { sessions: number; minutes: number; best_score: number | null };
}
export interface PersonRow {
  user_id: string;
  name: string;
  role: Role;
  status: "active" | "disabled";
  team_id: string | null;
  team_name: string | null;
  practised: number;
  official: number;
  passed: number;
  average: number | null;
  last_at: string | null;
  skills: SkillLevel[];
}
export interface ManagerDashboard {
  teams: Team[];
  people: PersonRow[];
  recent: SessionRow[];
}
export interface AdminDashboard {
  people: { active: number; disabled: number; invited: number };
  bots: { published: number };
  sessions: { week: number; total: number };
  spending: { month: string; cost_usd: number; limit_usd: number; calls: number; per_attempt_usd: number | null };
  teams: Team[];
  people_table: PersonRow[];
}
export interface Dashboard {
  role: Role;
  learner: LearnerDashboard;
  manager: ManagerDashboard | null;
  admin: AdminDashboard | null;
}

export interface LanguageModel {
  kind: ModelKind;
  model: string;
  base_url: string;
  key_last4: string | null;
  tenant_limit_usd: number;
  user_limit_usd: number;
  input_usd_per_million: number;
  output_usd_per_million: number;
  spent_usd: number;
}
