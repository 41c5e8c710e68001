/** The one door to the API: typed calls, the token, its refresh, retries of safe calls, problems. */
import createClient from "openapi-fetch";

import type { paths } from "@/api/schema";
import { pause, jittered } from "@/lib/backoff";
import { takeEarly } from "./early";
import { offlineProblem, problemOf } from "./problem";
import { accessToken, refreshToken, SessionUnreachable } from "./session";

const SAFE_ATTEMPTS = 3;
const READ_TIMEOUT_MS = 15_000;
const WRITE_TIMEOUT_MS = 35_000;
const PASSING = new Set([502, 503, 504]);

export const api = createClient<paths>({ baseUrl: `${location.origin}/api`, fetch: send });

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a call that worked; throws ApiProblem for any that did not. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw problemOf(response.status, error);
  return data as T;
}

async function send(request: Request): Promise<Response> {
  return (await takeEarly(request)) ?? sendPatiently(request);
}

async function sendPatiently(request: Request): Promise<Response> {
  const attempts = request.method === "GET" ? SAFE_ATTEMPTS : 1;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await sendSigned(request.clone()).catch((error: unknown) => {
      if (request.signal.aborted || attempt >= attempts) throw error;
      return null;
    });
    if (answer && (attempt >= attempts || !PASSING.has(answer.status))) return answer;
    await pause(jittered(attempt, 300, 3000));
  }
}

async function sendSigned(request: Request): Promise<Response> {
  if (isPublic(request.url)) return dispatch(request);
  const token = await signed(accessToken());
  const answer = await dispatch(withToken(request.clone(), token));
  if (answer.status !== 401 || !token) return answer;
  const renewed = await signed(refreshToken(token));
  return renewed ? dispatch(withToken(request, renewed)) : answer;
}

function signed(asking: Promise<string | null>): Promise<string | null> {
  return asking.catch((error: unknown) => {
    throw error instanceof SessionUnreachable ? offlineProblem() : error;
  });
}

function dispatch(request: Request): Promise<Response> {
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(request.method === "GET" ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS)]);
  return fetch(request, { signal, credentials: "same-origin" }).catch((error: unknown) => {
    throw request.signal.aborted ? error : offlineProblem();
  });
}

function withToken(request: Request, token: string | null): Request {
  if (token) request.headers.set("Authorization", `Bearer ${token}`);
  return request;
}

function isPublic(url: string): boolean {
  return /\/v1\/(auth\/|invitations\/(accept|preview)$)/.test(new URL(url).pathname);
}
