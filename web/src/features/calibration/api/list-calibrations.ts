import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

export const listCalibrations = queryOptions({
  queryKey: ["calibrations"],
  queryFn: () => unwrap(api.GET("/v1/calibrations", { params: { query: { limit: 50 } } })),
});
