import type { BotView } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export function publishBot(botId: string, version: number): Promise<BotView> {
  return unwrap(api.POST("/v1/bots/{bot_id}/publish", { params: { path: { bot_id: botId } }, body: { version } }));
}
