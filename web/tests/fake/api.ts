/** An API that answers as the real one would, from memory: for tests and for looking at screens. */
import type { Role, Roleplay, TurnAnswer } from "@/api/types";

import { roleplayCard } from "./history.ts";
import { ago, dashboard, me, session, TEAMS, user } from "./people.ts";
import { calibration, calibrationCall, preview, tryOut } from "./proving.ts";
import { reviewable, reviewCard } from "./reviews.ts";
import { botCard, botView, endedRoleplay, persona, roleplay, rubricView, scorecard } from "./stage.ts";

type Answer = (request: Request, ...ids: string[]) => Response | Promise<Response>;

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

export function problem(status: number, code: string, detail = code, errors: { field: string; message: string }[] = []): Response {
  const body = { type: "about:blank", title: detail, status, code, detail, errors, correlation_id: "c-1" };
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/problem+json" } });
}

const page = (items: unknown[]) => json({ items, next_cursor: null });
const nothing = () => new Response(null, { status: 204 });
const indexOf = (id: string | undefined) => Number(id?.split("_")[1] ?? 0);

export class FakeApi {
  role: Role = "learner";
  signedIn = true;
  calls: string[] = [];
  call: Roleplay = roleplay();
  readonly answered = new Map<string, TurnAnswer>();
  private readonly overrides = new Map<string, Answer>();

  /** Answers one route differently, for example `on("POST /v1/bots", ...)`. */
  on(route: string, answer: Answer): void {
    this.overrides.set(route, answer);
  }

  handle = async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname.replace(/^\/api/, "");
    this.calls.push(`${request.method} ${path}`);
    for (const [route, answer] of [...this.overrides, ...this.routes]) {
      const [method, pattern] = route.split(" ");
      const found = new RegExp(`^${pattern!.replace(/\{\w+\}/g, "([^/]+)")}$`).exec(path);
      if (found && method === request.method) return answer(request, ...found.slice(1));
    }
    return problem(404, "not_found");
  };

  private readonly tokens = () => {
    this.signedIn = true;
    return json({ access_token: "token", expires_in: 600 });
  };

  private get coach(): boolean {
    return this.role !== "learner";
  }

  private readonly sendTurn: Answer = async (request) => {
    const { text } = (await request.json()) as { text: string };
    const key = request.headers.get("idempotency-key") ?? "";
    const before = this.answered.get(key);
    if (before) return json(before);
    const turn = this.call.turns.length + 1;
    const reply = { turn: turn + 1, text: "Go on, I am listening. What exactly do you mean?", at: ago(0) };
    const answer: TurnAnswer = { turn, reply, state: this.call.state, model: this.call.model };
    this.answered.set(key, answer);
    const said = { turn, speaker: "rep" as const, text, at: ago(0) };
    this.call = { ...this.call, turns: [...this.call.turns, said, { ...reply, speaker: "buyer" }] };
    return json(answer);
  };

  private readonly routes: [string, Answer][] = [
    ["POST /v1/auth/refresh", () => (this.signedIn ? this.tokens() : problem(401, "unauthorized"))],
    ["POST /v1/auth/(?:sign-in|sign-up|mfa)", this.tokens],
    ["POST /v1/auth/sign-out", nothing],
    ["POST /v1/auth/(?:forgot-password|reset-password|verify-email)", nothing],
    ["POST /v1/invitations/preview", () => json({ company_name: "Northwind Software", email: "new@northwind.example", name: "Nora Berg", role: "learner" })],
    ["POST /v1/invitations/accept", this.tokens],
    ["GET /v1/me", () => json(me(this.role))],
    ["PATCH /v1/me", async (request) => json({ ...me(this.role), ...((await request.json()) as object) })],
    ["POST /v1/me/mfa", () => json({ secret: "JBSWY3DPEHPK3PXP", otpauth_uri: "otpauth://totp/Sparring:learner?secret=JBSWY3DPEHPK3PXP&issuer=Sparring" })],
    ["PUT /v1/me/mfa", nothing],
    ["GET /v1/dashboard", () => json(dashboard(this.role))],
    ["GET /v1/bots", () => page([0, 1, 2, 3, ...(this.coach ? [4] : [])].map(botCard))],
    ["POST /v1/bots", () => json(botView(0, true), 201)],
    ["GET /v1/bots/{bot_id}", (_request, id) => json(botView(indexOf(id), this.coach))],
    ["PATCH /v1/bots/{bot_id}", async (request) => json({ ...botView(0, true), version: 4, draft: ((await request.json()) as { persona: unknown }).persona })],
    ["POST /v1/bots/{bot_id}/publish", () => json({ ...botView(0, true), published_version: 3 })],
    ["GET /v1/bot-templates", () => page([0, 1, 2, 3].map((index) => ({ template_id: `template_${index}`, persona: persona(index) })))],
    ["GET /v1/rubrics", () => page([{ rubric_id: "rub_0", ...rubricView().rubric, criteria: undefined, sections: undefined, criteria_count: 5, version: 2, calibration: null, gates_certificates: false, updated_at: ago(3) }])],
    ["GET /v1/rubrics/{rubric_id}", () => json(rubricView())],
    ["PATCH /v1/rubrics/{rubric_id}", () => json(rubricView(3))],
    ["POST /v1/rubrics", () => json(rubricView(1), 201)],
    ["GET /v1/roleplays", () => page([0, 1, 2, 3, 4, 5].map(roleplayCard))],
    ["POST /v1/roleplays", () => json(this.call, 201)],
    ["GET /v1/roleplays/{roleplay_id}", (_request, id) => json(id === "rp_9" ? this.call : endedRoleplay())],
    ["POST /v1/roleplays/{roleplay_id}/turns", this.sendTurn],
    ["POST /v1/roleplays/{roleplay_id}/hints", () => json({ hints: [{ title: "Ask what it costs", example: "What did those two rollbacks cost you?" }] })],
    ["POST /v1/roleplays/{roleplay_id}/end", () => json((this.call = { ...this.call, status: "ended", ended_by: "rep", ended_at: ago(0), scored: true }))],
    ["GET /v1/roleplays/{roleplay_id}/scorecard", () => json(this.coach ? reviewable() : scorecard())],
    ["POST /v1/roleplays/{roleplay_id}/appeals", () => json(scorecard())],
    ["POST /v1/roleplays/{roleplay_id}/review", () => json(reviewable())],
    ["GET /v1/reviews", () => page([0, 1, 2].map(reviewCard))],
    ["POST /v1/bots/try-out", async (request) => json(tryOut(((await request.json()) as { lines: string[] }).lines))],
    ["POST /v1/rubrics/preview", () => json(preview())],
    ["GET /v1/calibrations/{calibration_id}", (_request, id) => json(calibration(id === "cal_1"))],
    ["GET /v1/calibrations/{calibration_id}/calls/{roleplay_id}", () => json(calibrationCall())],
    ["POST /v1/socket-tickets", () => json({ ticket: "ticket", expires_in: 60 }, 201)],
    ["GET /v1/users", () => page([0, 1, 2, 3, 4, 5].map((index) => user(index, index === 0 ? "admin" : "learner")))],
    ["PATCH /v1/users/{user_id}", async (request, id) => json({ ...user(indexOf(id)), ...((await request.json()) as object) })],
    ["GET /v1/invitations", () => page([{ ...invitation(), status: "pending" }, { ...invitation(), invitation_id: "inv_2", status: "accepted" }])],
    ["POST /v1/invitations", () => json({ ...invitation(), link: "http://localhost/invitations/accept?token=abc" }, 201)],
    ["DELETE /v1/invitations/{invitation_id}", nothing],
    ["GET /v1/teams", () => page(TEAMS)],
    ["POST /v1/teams", () => json({ team_id: "team_3", name: "Partners" }, 201)],
    ["GET /v1/settings/language-model", () => json(languageModel())],
    ["PUT /v1/settings/language-model", () => json({ ...languageModel(), kind: "openai", key_last4: "wxyz" })],
  ];
}

function invitation() {
  return {
    invitation_id: "inv_1",
    email: "nora@northwind.example",
    name: "Nora Berg",
    role: "learner",
    team_id: null,
    status: "pending",
    created_at: ago(1),
    expires_at: ago(-6),
  };
}

function languageModel() {
  return {
    kind: "openai",
    model: "gpt-5-mini",
    base_url: "https://api.openai.com/v1",
    key_last4: "k3Zq",
    tenant_limit_usd: 50,
    user_limit_usd: 5,
    input_usd_per_million: 0.25,
    output_usd_per_million: 2,
    reads_moves: false,
    spent_usd: 12.48,
  };
}

export { endedRoleplay, me, roleplay, scorecard, session };
