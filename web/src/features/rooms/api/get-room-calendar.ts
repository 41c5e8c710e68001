import { api, unwrap } from "@/lib/http/client";

/** A planned room as a file for calendars: its name and its text. */
export function getRoomCalendar(roomId: string) {
  return unwrap(api.GET("/v1/rooms/{room_id}/calendar", { params: { path: { room_id: roomId } } }));
}
