/** Stands in until docs/openapi.json is generated. */
import type * as T from "./types";

type Params<Q, P> = { query?: Q; path: P; header?: Record<string, string>; cookie?: never };
type Op<R, B = never, Q = never, P = never> = {
  parameters: [P] extends [never] ? { query?: Q; path?: never; header?: never; cookie?: never } : Params<Q, P>;
  requestBody?: [B] extends [never] ? never : { content: { "application/json": B } };
  responses: { 200: { headers: Record<string, unknown>; content: { "application/json": R } } };
};
type Keyed<R, B, P> = {
  parameters: { query?: never; path: P; header: { "Idempotency-Key": string }; cookie?: never };
  requestBody: { content: { "application/json": B } };
  responses: { 200: { headers: Record<string, unknown>; content: { "application/json": R } } };
};
type Q = Record<string, string | number | undefined>;
type Bot = { bot_id: string };
type Rub = { rubric_id: string };
type Rp = { roleplay_id: string };
type Usr = { user_id: string };

export interface paths {
  "/v1/auth/sign-up": { post: Op<T.TokensOut, { company_name: string; name: string; email: string; password: string }> };
  "/v1/auth/sign-in": { post: Op<T.TokensOut | T.MfaChallenge, { email: string; password: string }> };
  "/v1/auth/mfa": { post: Op<T.TokensOut, { email: string; mfa_session: string; code: string }> };
  "/v1/auth/sign-out": { post: Op<undefined, { everywhere?: boolean }> };
  "/v1/auth/forgot-password": { post: Op<undefined, { email: string }> };
  "/v1/auth/reset-password": { post: Op<undefined, { email: string; code: string; password: string }> };
  "/v1/auth/verify-email": { post: Op<undefined, { token: string }> };
  "/v1/me": { get: Op<T.Me>; patch: Op<T.Me, { name?: string; locale?: string }> };
  "/v1/me/mfa": {
    post: Op<{ secret: string; otpauth_uri: string }>;
    put: Op<undefined, { code: string }>;
    delete: Op<undefined>;
  };
  "/v1/users": { get: Op<T.Page<T.User>, never, Q> };
  "/v1/users/{user_id}": {
    get: Op<T.User, never, never, Usr>;
    patch: Op<T.User, { role?: T.Role; team_id?: string | null; status?: "active" | "disabled"; name?: string }, never, Usr>;
  };
  "/v1/invitations": {
    get: Op<T.Page<T.Invitation>, never, Q>;
    post: Op<T.Invitation & { link: string }, { email: string; name: string; role: T.Role; team_id?: string }>;
  };
  "/v1/invitations/{invitation_id}": { delete: Op<undefined, never, never, { invitation_id: string }> };
  "/v1/invitations/accept": { post: Op<T.TokensOut, { token: string; name?: string; password: string }> };
  "/v1/invitations/preview": {
    post: Op<{ company_name: string; email: string; name: string; role: T.Role }, { token: string }>;
  };
  "/v1/teams": { get: Op<T.Page<T.Team>, never, Q>; post: Op<T.Team, { name: string }> };
  "/v1/teams/{team_id}": { patch: Op<T.Team, { name: string }, never, { team_id: string }> };
  "/v1/bots": {
    get: Op<T.Page<T.BotCard>, never, Q>;
    post: Op<T.BotView, { persona?: T.Persona; template_id?: string; copy_of?: string }>;
  };
  "/v1/bots/{bot_id}": {
    get: Op<T.BotView, never, never, Bot>;
    patch: Op<T.BotView, { persona: T.Persona; version: number }, never, Bot>;
    delete: Op<undefined, never, never, Bot>;
  };
  "/v1/bots/{bot_id}/publish": { post: Op<T.BotView, { version: number }, never, Bot> };
  "/v1/bots/{bot_id}/restore": { post: Op<T.BotView, never, never, Bot> };
  "/v1/bot-templates": { get: Op<T.Page<T.Template>, never, Q> };
  "/v1/rubrics": { get: Op<T.Page<T.RubricCard>, never, Q>; post: Op<T.RubricView, { rubric?: T.Rubric; copy_of?: string }> };
  "/v1/rubrics/{rubric_id}": {
    get: Op<T.RubricView, never, Q, Rub>;
    patch: Op<T.RubricView, { rubric: T.Rubric; version: number }, never, Rub>;
  };
  "/v1/roleplays": {
    get: Op<T.Page<T.RoleplayCard>, never, Q>;
    post: Op<T.Roleplay, { bot_id: string; rubric_id: string; mode: T.Mode; time_limit_seconds?: number }>;
  };
  "/v1/roleplays/{roleplay_id}": { get: Op<T.Roleplay, never, never, Rp> };
  "/v1/roleplays/{roleplay_id}/turns": { post: Keyed<T.TurnAnswer, { text: string }, Rp> };
  "/v1/roleplays/{roleplay_id}/hints": { post: Op<{ hints: T.Hint[] }, never, never, Rp> };
  "/v1/roleplays/{roleplay_id}/end": { post: Op<T.Roleplay, never, never, Rp> };
  "/v1/roleplays/{roleplay_id}/scorecard": { get: Op<T.Scorecard | T.ScoringProgress, never, never, Rp> };
  "/v1/socket-tickets": { post: Op<{ ticket: string; expires_in: number }> };
  "/v1/dashboard": { get: Op<T.Dashboard> };
  "/v1/settings/language-model": {
    get: Op<T.LanguageModel>;
    put: Op<T.LanguageModel, Omit<T.LanguageModel, "kind" | "key_last4" | "spent_usd"> & { api_key?: string }>;
    delete: Op<undefined>;
  };
}
