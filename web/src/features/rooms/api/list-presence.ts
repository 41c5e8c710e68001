import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

const LOOK_MS = 2_000;

/** Who of the company is there now, and in which room; with the moment of the answer, since it ages. */
export const listPresence = queryOptions({
  queryKey: ["presence"],
  queryFn: async () => ({ at: Date.now(), items: (await unwrap(api.GET("/v1/presence"))).items }),
  refetchInterval: LOOK_MS,
});
