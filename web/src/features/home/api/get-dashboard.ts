import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

export const getDashboard = queryOptions({
  queryKey: ["dashboard"],
  queryFn: () => unwrap(api.GET("/v1/dashboard")),
});
