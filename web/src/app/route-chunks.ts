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
  reviews: () => import("@/features/reviews/routes/reviews"),
  review: () => import("@/features/reviews/routes/review"),
  rooms: () => import("@/features/rooms/routes/rooms"),
  enterRoom: () => import("@/features/rooms/routes/enter-room"),
  room: () => import("@/features/rooms/routes/room"),
  calibration: () => import("@/features/calibration/routes/calibration"),
  users: () => import("@/features/people/routes/users"),
  invitations: () => import("@/features/people/routes/invitations"),
  teams: () => import("@/features/people/routes/teams"),
  profile: () => import("@/features/settings/routes/profile"),
  languageModel: () => import("@/features/settings/routes/language-model"),
} satisfies Record<string, Chunk>;

interface FirstPage {
  path: RegExp;
  chunks: readonly Chunk[];
  reads?: (id: string) => string[];
}

const inside = (page: Chunk) => [chunks.mainLayout, page];

const FIRST_PAGES: readonly FirstPage[] = [
  { path: /^\/$/, chunks: inside(chunks.home), reads: () => ["/v1/me", "/v1/dashboard"] },
  { path: /^\/bots$/, chunks: inside(chunks.bots), reads: () => ["/v1/me"] },
  { path: /^\/bots\/([^/]+)$/, chunks: inside(chunks.bot), reads: (id) => ["/v1/me", `/v1/bots/${id}`] },
  { path: /^\/roleplays$/, chunks: inside(chunks.roleplays), reads: () => ["/v1/me"] },
  { path: /^\/roleplays\/([^/]+)$/, chunks: inside(chunks.roleplay), reads: (id) => ["/v1/me", `/v1/roleplays/${id}`] },
  {
    path: /^\/roleplays\/([^/]+)\/scorecard$/,
    chunks: inside(chunks.scorecard),
    reads: (id) => ["/v1/me", `/v1/roleplays/${id}`, `/v1/roleplays/${id}/scorecard`],
  },
  { path: /^\/sign-in$/, chunks: [chunks.authLayout, chunks.signIn] },
];

/** Pages that anybody may see; all others need a session. */
export function isPublicPage(path: string): boolean {
  return /^\/(sign-in|sign-up|invitations\/accept|forgot-password|reset-password|verify-email)\/?$/.test(path);
}

const pageAt = (path: string) => FIRST_PAGES.find((one) => one.path.test(path));

/** Starts loading the code of a page; a failure shows up again where the router asks. */
export function preloadChunks(path: string): void {
  pageAt(path)?.chunks.forEach((chunk) => void chunk().catch(() => undefined));
}

/** What the page at an address will read first. */
export function earlyReads(path: string): string[] {
  const page = pageAt(path);
  return page?.reads?.(page.path.exec(path)?.[1] ?? "") ?? [];
}
