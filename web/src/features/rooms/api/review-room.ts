import type { RoomReview, RoomReviewChange } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

/** One's whole review. The same one may be sent again. */
export function reviewRoom(roomId: string, review: RoomReviewChange): Promise<RoomReview> {
  return unwrap(api.PUT("/v1/rooms/{room_id}/review", { params: { path: { room_id: roomId } }, body: review }));
}
