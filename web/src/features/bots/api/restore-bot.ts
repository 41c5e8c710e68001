import type { BotView } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export function restoreBot(botId: string): Promise<BotView> {
  return unwrap(api.POST("/v1/bots/{bot_id}/restore", { params: { path: { bot_id: botId } } }));
}
