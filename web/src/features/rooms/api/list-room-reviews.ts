import { queryOptions } from "@tanstack/react-query";

import type { RoomReviewSheet } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

const SOON_MS = 5_000;
const JUDGED_WITHIN_MS = 600_000;

/** The reviews of an ended room that one may see, one's own among them; asked again while the
 * machine's may still come. */
export function listRoomReviews(roomId: string) {
  return queryOptions({
    queryKey: ["room-reviews", roomId],
    queryFn: () => unwrap(api.GET("/v1/rooms/{room_id}/reviews", { params: { path: { room_id: roomId } } })),
    refetchInterval: ({ state }) => (state.data && mayCome(state.data) ? SOON_MS : false),
  });
}

function mayCome({ machine, ended_at }: RoomReviewSheet): boolean {
  return machine === null && ended_at !== null && Date.now() - Date.parse(ended_at) < JUDGED_WITHIN_MS;
}
