import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

export function getRoleplay(roleplayId: string) {
  return queryOptions({
    queryKey: ["roleplay", roleplayId],
    queryFn: () => unwrap(api.GET("/v1/roleplays/{roleplay_id}", { params: { path: { roleplay_id: roleplayId } } })),
    staleTime: 5_000,
  });
}
