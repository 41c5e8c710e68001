import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

const MADE_MS = 5_000;

/** What was said in a room; asked again while somebody is writing it down, or will begin (`waited`). */
export function getTranscript(roomId: string, waited = false) {
  return queryOptions({
    queryKey: ["transcript", roomId],
    queryFn: () => unwrap(api.GET("/v1/rooms/{room_id}/transcript", { params: { path: { room_id: roomId } } })),
    refetchInterval: ({ state }) => (waited || state.data?.recordings.some((one) => one.status === "making") ? MADE_MS : false),
  });
}
