import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

const MADE_MS = 3_000;
/** Links of a recording are good for 15 minutes; they are asked for again when one fails. */
const LINKS_MS = 10 * 60_000;

const at = (roomId: string, recordingId: string) => ({ params: { path: { room_id: roomId, recording_id: recordingId } } });

/** The recordings of a room; asked again while one is still being made. */
export function listRecordings(roomId: string) {
  return queryOptions({
    queryKey: ["recordings", roomId],
    queryFn: () => unwrap(api.GET("/v1/rooms/{room_id}/recordings", { params: { path: { room_id: roomId } } })),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.status === "recording" || one.status === "finishing") ? MADE_MS : false),
  });
}

/** One recording with the links that play it. */
export function getRecording(roomId: string, recordingId: string) {
  return queryOptions({
    queryKey: ["recordings", roomId, recordingId],
    queryFn: () => unwrap(api.GET("/v1/rooms/{room_id}/recordings/{recording_id}", at(roomId, recordingId))),
    staleTime: LINKS_MS,
    gcTime: LINKS_MS,
  });
}

export async function deleteRecording(roomId: string, recordingId: string): Promise<void> {
  await unwrap(api.DELETE("/v1/rooms/{room_id}/recordings/{recording_id}", at(roomId, recordingId)));
}
