import { api, unwrap } from "@/lib/http/client";

export async function archiveBot(botId: string): Promise<void> {
  await unwrap(api.DELETE("/v1/bots/{bot_id}", { params: { path: { bot_id: botId } } }));
}
