/** The signed-in session: the access token in memory, and its refresh, one flight at a time. */

export interface Tokens {
  access_token: string;
  expires_in: number;
}

interface Held {
  value: string;
  expiresAt: number;
}

const HINT = "sparring.session";
const UNDER_WAY = "sparring.refreshing";
const REFRESH_PATH = "/api/v1/auth/refresh";
const EARLY_MS = 30_000;
const TIMEOUT_MS = 15_000;
const SETTLE_MS = 1_000;

let held: Held | null = null;
let flight: Promise<string | null> | null = null;
const watchers = new Set<() => void>();

/** The server could not be asked: nothing is known about the session. */
export class SessionUnreachable extends Error {}

export function adoptTokens(tokens: Tokens): string {
  held = { value: tokens.access_token, expiresAt: Date.now() + tokens.expires_in * 1000 };
  if (!sessionHint()) rememberRole("unknown");
  return held.value;
}

/** Drops the token and tells whoever watches; the cookie is the server's to clear. */
export function forgetSession(): void {
  const was = held !== null || sessionHint() !== null;
  held = null;
  storage((box) => box.removeItem(HINT));
  if (was) watchers.forEach((told) => told());
}

export function watchSignOut(told: () => void): () => void {
  watchers.add(told);
  return () => watchers.delete(told);
}

/** The role of the last session in this browser, or null: lets the first paint be the right one. */
export function sessionHint(): string | null {
  return storage((box) => box.getItem(HINT)) ?? null;
}

export function rememberRole(role: string): void {
  storage((box) => box.setItem(HINT, role));
}

/** A token good for at least half a minute, or null when nobody is signed in. */
export function accessToken(): Promise<string | null> {
  if (held && held.expiresAt - Date.now() > EARLY_MS) return Promise.resolve(held.value);
  return refreshToken();
}

/** Asks for a new token; however many ask at once, the server hears it once. */
export function refreshToken(stale?: string): Promise<string | null> {
  if (stale && held && held.value !== stale) return Promise.resolve(held.value);
  flight ??= acrossTabs(requestTokens).finally(() => {
    flight = null;
  });
  return flight;
}

/** A page that was left while it refreshed still gets its cookie a moment later: that one is waited for. */
async function settled(): Promise<void> {
  const since = Date.now() - Number(storage((box) => box.getItem(UNDER_WAY)) ?? 0);
  if (since < SETTLE_MS) await new Promise((done) => setTimeout(done, SETTLE_MS - Math.max(0, since)));
}

async function requestTokens(): Promise<string | null> {
  await settled();
  storage((box) => box.setItem(UNDER_WAY, String(Date.now())));
  const answer = await fetch(REFRESH_PATH, {
    method: "POST",
    credentials: "same-origin",
    keepalive: true,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new SessionUnreachable();
  });
  storage((box) => box.removeItem(UNDER_WAY));
  if (answer.ok) return adoptTokens((await answer.json()) as Tokens);
  if (answer.status >= 500 || answer.status === 429) throw new SessionUnreachable();
  forgetSession();
  return null;
}

/** Tabs share one rotating cookie, so two must not spend it at the same moment. */
function acrossTabs<T>(work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator.locks as LockManager | undefined;
  return locks ? Promise.resolve(locks.request("sparring.refresh", work)) : work();
}

function storage<T>(work: (box: Storage) => T): T | undefined {
  try {
    return work(localStorage);
  } catch {
    return undefined;
  }
}
