/** The pages, and what each asks for while its code is still on the way. */
import { createBrowserRouter, redirect, type LoaderFunctionArgs, type RouteObject } from "react-router";

import { getMe } from "@/features/auth/api/get-me";
import { getBot } from "@/features/bots/api/get-bot";
import { listBots } from "@/features/bots/api/list-bots";
import { getDashboard } from "@/features/home/api/get-dashboard";
import { getRoleplay } from "@/features/roleplay/api/get-roleplay";
import { getScorecard } from "@/features/scorecard/api/get-scorecard";
import { accessToken, sessionHint, watchSignOut } from "@/lib/http/session";
import { queryClient } from "@/lib/query";
import { Booting } from "./Booting";
import { chunks, isPublicPage } from "./route-chunks";
import { RouteError } from "./RouteError";

/** Lets the question run while the page's code loads; the page asks the cache for the answer. */
function start(asking: Promise<unknown>): null {
  asking.catch(() => undefined);
  return null;
}

async function requireSession({ request }: LoaderFunctionArgs): Promise<Response | null> {
  const token = await accessToken();
  if (token) return start(queryClient.query(getMe));
  const here = new URL(request.url);
  const next = here.pathname + here.search;
  // What stands behind the # is for the browser alone, so it stays there: it may be an invitation's secret.
  return redirect(next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}${location.hash}`);
}

/** Whoever is signed in already has no use for the door. */
async function skipWhenSignedIn(): Promise<Response | null> {
  if (!sessionHint()) return null;
  const token = await accessToken().catch(() => null);
  return token ? redirect("/") : null;
}

const id = (params: LoaderFunctionArgs["params"], name: string): string => params[name] ?? "";

const door: RouteObject = {
  lazy: chunks.authLayout,
  HydrateFallback: Booting,
  ErrorBoundary: RouteError,
  children: [
    { path: "sign-in", loader: skipWhenSignedIn, lazy: chunks.signIn },
    { path: "sign-up", loader: skipWhenSignedIn, lazy: chunks.signUp },
    { path: "invitations/accept", lazy: chunks.acceptInvitation },
    { path: "forgot-password", lazy: chunks.forgotPassword },
    { path: "reset-password", lazy: chunks.resetPassword },
    { path: "verify-email", lazy: chunks.verifyEmail },
  ],
};

const house: RouteObject = {
  path: "/",
  loader: requireSession,
  shouldRevalidate: ({ currentUrl, nextUrl }) => currentUrl.pathname !== nextUrl.pathname,
  lazy: chunks.mainLayout,
  HydrateFallback: Booting,
  ErrorBoundary: RouteError,
  children: [
    { index: true, loader: () => start(queryClient.query(getDashboard)), lazy: chunks.home },
    { path: "bots", loader: () => start(queryClient.query(listBots({}))), lazy: chunks.bots },
    { path: "bots/:botId", loader: ({ params }) => start(queryClient.query(getBot(id(params, "botId")))), lazy: chunks.bot },
    { path: "bots/:botId/edit", lazy: chunks.editBot },
    { path: "rubrics", lazy: chunks.rubrics },
    { path: "rubrics/:rubricId", lazy: chunks.rubric },
    { path: "rubrics/:rubricId/edit", lazy: chunks.editRubric },
    { path: "roleplays", lazy: chunks.roleplays },
    {
      path: "roleplays/:roleplayId",
      loader: ({ params }) => start(queryClient.query(getRoleplay(id(params, "roleplayId")))),
      lazy: chunks.roleplay,
    },
    {
      path: "roleplays/:roleplayId/scorecard",
      loader: ({ params }) => {
        start(queryClient.query(getScorecard(id(params, "roleplayId"))));
        return start(queryClient.query(getRoleplay(id(params, "roleplayId"))));
      },
      lazy: chunks.scorecard,
    },
    { path: "rooms", lazy: chunks.rooms },
    { path: "rooms/:roomId", lazy: chunks.room },
    { path: "rooms/:roomId/enter", lazy: chunks.enterRoom },
    { path: "reviews", lazy: chunks.reviews },
    { path: "reviews/:roleplayId", lazy: chunks.review },
    { path: "calibrations/:calibrationId", lazy: chunks.calibration },
    { path: "people", lazy: chunks.users },
    { path: "people/invitations", lazy: chunks.invitations },
    { path: "people/teams", lazy: chunks.teams },
    { path: "profile", lazy: chunks.profile },
    { path: "settings", lazy: chunks.languageModel },
    { path: "*", Component: RouteError },
  ],
};

export const routes: RouteObject[] = [door, house];

/** The router of the browser; whoever is signed out, here or in another tab, is shown the door. */
export function openRouter() {
  const router = createBrowserRouter(routes);
  watchSignOut(() => {
    queryClient.clear();
    if (!isPublicPage(location.pathname)) void router.navigate("/sign-in");
  });
  return router;
}
