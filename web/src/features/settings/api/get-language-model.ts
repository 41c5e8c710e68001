import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

export const getLanguageModel = queryOptions({
  queryKey: ["language-model"],
  queryFn: () => unwrap(api.GET("/v1/settings/language-model")),
});
