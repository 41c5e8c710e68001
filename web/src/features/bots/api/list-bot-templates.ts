import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

export const listBotTemplates = queryOptions({
  queryKey: ["bot-templates"],
  queryFn: () => unwrap(api.GET("/v1/bot-templates")),
  staleTime: Infinity,
});
