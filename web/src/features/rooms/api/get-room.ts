import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

const POLL_MS = 3_000;

/** A room as one sees it; others come and take seats meanwhile. */
export function getRoom(roomId: string) {
  return queryOptions({
    queryKey: ["room", roomId],
    queryFn: () => unwrap(api.GET("/v1/rooms/{room_id}", { params: { path: { room_id: roomId } } })),
    refetchInterval: ({ state }) => (state.data && state.data.status !== "ended" ? POLL_MS : false),
  });
}
