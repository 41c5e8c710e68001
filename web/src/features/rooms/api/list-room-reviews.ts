import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

/** The reviews of an ended room that one may see, one's own among them. */
export function listRoomReviews(roomId: string) {
  return queryOptions({
    queryKey: ["room-reviews", roomId],
    queryFn: () => unwrap(api.GET("/v1/rooms/{room_id}/reviews", { params: { path: { room_id: roomId } } })),
  });
}
