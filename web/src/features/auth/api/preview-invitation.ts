import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

export function previewInvitation(token: string) {
  return queryOptions({
    queryKey: ["invitation-preview", token],
    queryFn: () => unwrap(api.POST("/v1/invitations/preview", { body: { token } })),
    staleTime: Infinity,
  });
}
