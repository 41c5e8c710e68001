import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

export function getBot(botId: string) {
  return queryOptions({
    queryKey: ["bot", botId],
    queryFn: () => unwrap(api.GET("/v1/bots/{bot_id}", { params: { path: { bot_id: botId } } })),
  });
}
