import type { BotView, Persona } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export type NewBot = { persona: Persona } | { template_id: string } | { copy_of: string };

export function createBot(bot: NewBot): Promise<BotView> {
  return unwrap(api.POST("/v1/bots", { body: bot }));
}
