import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

export const listTeams = queryOptions({
  queryKey: ["teams"],
  queryFn: () => unwrap(api.GET("/v1/teams")),
});
