/** Where each page's code is. Only thunks, so that the entry can fetch a page's chunk at once. */
import type { ComponentType } from "react";

type Page = { Component: ComponentType };
type Chunk = () => Promise<Page>;

export const chunks = {
  authLayout: () => import("./layouts/AuthLayout"),
  mainLayout: () => import("./layouts/MainLayout"),
  signIn: () => import("@/features/auth/routes/sign-in"),
  signUp: () => import("@/features/auth/routes/sign-up"),
  acceptInvitation: () => import("@/features/auth/routes/accept-invitation"),
  forgotPassword: () => import("@/features/auth/routes/forgot-password"),
  resetPassword: () => import("@/features/auth/routes/reset-password"),
  verifyEmail: () => import("@/features/auth/routes/verify-email"),
  home: () => import("@/features/home/routes/home"),
  bots: () => import("@/features/bots/routes/bots"),
  bot: () => import("@/features/bots/routes/bot"),
  editBot: () => import("@/features/bots/routes/edit-bot"),
  rubrics: () => import("@/features/rubrics/routes/rubrics"),
  rubric: () => import("@/features/rubrics/routes/rubric"),
  editRubric: () => import("@/features/rubrics/routes/edit-rubric"),
  roleplays: () => import("@/features/roleplay/routes/roleplays"),
  roleplay: () => import("@/features/roleplay/routes/roleplay"),
  scorecard: () => import("@/features/scorecard/routes/scorecard"),
  users: () => import("@/features/people/routes/users"),
  invitations: () => import("@/features/people/routes/invitations"),
  teams: () => import("@/features/people/routes/teams"),
  profile: () => import("@/features/settings/routes/profile"),
  languageModel: () => import("@/features/settings/routes/language-model"),
} satisfies Record<string, Chunk>;

const FIRST_PAGES: readonly [RegExp, readonly Chunk[]][] = [
  [/^\/$/, [chunks.mainLayout, chunks.home]],
  [/^\/bots$/, [chunks.mainLayout, chunks.bots]],
  [/^\/bots\/[^/]+$/, [chunks.mainLayout, chunks.bot]],
  [/^\/roleplays$/, [chunks.mainLayout, chunks.roleplays]],
  [/^\/roleplays\/[^/]+$/, [chunks.mainLayout, chunks.roleplay]],
  [/^\/roleplays\/[^/]+\/scorecard$/, [chunks.mainLayout, chunks.scorecard]],
  [/^\/sign-in$/, [chunks.authLayout, chunks.signIn]],
];

/** Pages that anybody may see; all others need a session. */
export function isPublicPage(path: string): boolean {
  return /^\/(sign-in|sign-up|invitations\/accept|forgot-password|reset-password|verify-email)\/?$/.test(path);
}

/** Starts loading what the address needs; a failure shows up again where the router asks. */
export function preloadRoute(path: string): void {
  const found = FIRST_PAGES.find(([pattern]) => pattern.test(path));
  found?.[1].forEach((chunk) => void chunk().catch(() => undefined));
}
