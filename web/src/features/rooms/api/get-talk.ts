import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

/** Who spoke how much in a room. */
export function getTalk(roomId: string) {
  return queryOptions({
    queryKey: ["talk", roomId],
    queryFn: () => unwrap(api.GET("/v1/rooms/{room_id}/talk", { params: { path: { room_id: roomId } } })),
  });
}
