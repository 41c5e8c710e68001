/** Everything that changes a room. Each answers with the room as it is afterwards. */
import type { NewRoom, Room, RoomChange, Seat } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

const at = (roomId: string) => ({ params: { path: { room_id: roomId } } });

/** Makes a room once, however often it is asked for with the same key. */
export function createRoom(room: NewRoom, key: string): Promise<Room> {
  return unwrap(api.POST("/v1/rooms", { params: { header: { "idempotency-key": key } }, body: room }));
}

export function enterRoom(roomId: string, secret: string): Promise<Room> {
  return unwrap(api.POST("/v1/rooms/{room_id}/enter", { ...at(roomId), body: { secret } }));
}

export function openRoom(roomId: string): Promise<Room> {
  return unwrap(api.POST("/v1/rooms/{room_id}/open", at(roomId)));
}

/** Sits down; null goes back to the lobby. */
export function takeSeat(roomId: string, seat: Seat | null): Promise<Room> {
  return unwrap(api.POST("/v1/rooms/{room_id}/seat", { ...at(roomId), body: { seat } }));
}

export function lockRoom(roomId: string, locked: boolean): Promise<Room> {
  return unwrap(api.POST("/v1/rooms/{room_id}/lock", { ...at(roomId), body: { locked } }));
}

export function giveConsent(roomId: string, given: boolean): Promise<Room> {
  return unwrap(api.POST("/v1/rooms/{room_id}/consent", { ...at(roomId), body: { given } }));
}

export function handOver(roomId: string, memberId: string): Promise<Room> {
  return unwrap(api.POST("/v1/rooms/{room_id}/host", { ...at(roomId), body: { member_id: memberId } }));
}

export function removeMember(roomId: string, memberId: string): Promise<Room> {
  return unwrap(api.POST("/v1/rooms/{room_id}/remove", { ...at(roomId), body: { member_id: memberId } }));
}

export function endRoom(roomId: string): Promise<Room> {
  return unwrap(api.POST("/v1/rooms/{room_id}/end", at(roomId)));
}

export async function inviteToRoom(roomId: string): Promise<string> {
  const { link } = await unwrap(api.POST("/v1/rooms/{room_id}/invitation", at(roomId)));
  return link;
}

/** A ticket into the call, good once, and the servers that help where media cannot go straight. */
export function admitToRoom(roomId: string) {
  return unwrap(api.POST("/v1/rooms/{room_id}/admission", at(roomId)));
}

/** Changes a room that has not opened, over the version that was seen. */
export function updateRoom(roomId: string, body: RoomChange): Promise<Room> {
  return unwrap(api.PATCH("/v1/rooms/{room_id}", { ...at(roomId), body }));
}

/** Is a member no longer; a host who leaves hands over to whoever came next. */
export async function leaveRoom(roomId: string): Promise<void> {
  await unwrap(api.POST("/v1/rooms/{room_id}/leave", at(roomId)));
}
