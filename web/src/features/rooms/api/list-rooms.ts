import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

/** Rooms that one was or will be in, or all of the company that are over; newest first. */
export function listRooms(scope: "own" | "ended", cursor?: string) {
  return queryOptions({
    queryKey: ["rooms", scope, cursor ?? ""],
    queryFn: () => unwrap(api.GET("/v1/rooms", { params: { query: { scope, cursor } } })),
  });
}

export const listScenarios = queryOptions({
  queryKey: ["room-scenarios"],
  queryFn: () => unwrap(api.GET("/v1/room-scenarios")),
});
