/** Reads that the entry asks for before the app's code is there; the client takes each answer once. */
import { accessToken } from "./session";

const asked = new Map<string, Promise<Response | null>>();

/** Starts a read of `path` (below /api) as soon as there is a token. */
export function askEarly(path: string): void {
  const url = `${location.origin}/api${path}`;
  const answer = accessToken().then((token) => (token ? fetch(url, { headers: { Authorization: `Bearer ${token}` } }) : null));
  asked.set(
    url,
    answer.catch(() => null),
  );
}

/** The early answer to this request if it was a good one, else null: then it is asked the usual way. */
export async function takeEarly(request: Request): Promise<Response | null> {
  const early = request.method === "GET" ? asked.get(request.url) : undefined;
  asked.delete(request.url);
  const answer = await early;
  return answer?.ok ? answer : null;
}
