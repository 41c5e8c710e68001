import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

/** Rooms that one was or will be in, newest first. */
export function listRooms(cursor?: string) {
  return queryOptions({
    queryKey: ["rooms", cursor ?? ""],
    queryFn: () => unwrap(api.GET("/v1/rooms", { params: { query: { cursor } } })),
  });
}

export const listScenarios = queryOptions({
  queryKey: ["room-scenarios"],
  queryFn: () => unwrap(api.GET("/v1/room-scenarios")),
});
