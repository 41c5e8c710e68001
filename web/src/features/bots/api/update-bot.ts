import type { BotView, Persona } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

/** Stores a new draft over the `version` that was read; version_conflict when somebody was faster. */
export function updateBot(botId: string, persona: Persona, version: number): Promise<BotView> {
  return unwrap(api.PATCH("/v1/bots/{bot_id}", { params: { path: { bot_id: botId } }, body: { persona, version } }));
}
