import type { Persona, TryOut } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

/** Plays a call with a draft from its beginning; nothing is kept, and the same lines give the same call. */
export function tryOutBot(persona: Persona, lines: string[]): Promise<TryOut> {
  return unwrap(api.POST("/v1/bots/try-out", { body: { persona, seed: null, lines } }));
}
