/** The call of this page: begun with devices, over when the page goes. */
import { useEffect, useState, useSyncExternalStore } from "react";

import { beHere, NOWHERE } from "@/lib/socket/presence";
import { liveSocket, useSocketMessage, useSocketState } from "@/lib/socket/live";
import { admitToRoom } from "../api/change-room";
import { BEGINNING, type CallState } from "./call-state";
import { RoomCall } from "./room-call";

export interface OwnCall {
  call: RoomCall | null;
  mine: MediaStream | null;
  state: CallState;
  begin: (mine: MediaStream) => void;
}

const nothing = () => () => undefined;

export function useCall(roomId: string, me: string): OwnCall {
  const [running, setRunning] = useState<{ call: RoomCall; mine: MediaStream } | null>(null);
  const call = running?.call ?? null;
  const state = useSyncExternalStore(call?.watch ?? nothing, () => call?.state ?? BEGINNING);
  const socket = useSocketState();
  useSocketMessage("signal", (frame) => frame.room_id === roomId && call?.receive(frame));
  useSocketMessage("error", ({ code }) => call?.refused(code));
  useEffect(() => {
    if (socket === "open") call?.reconnected();
  }, [socket, call]);
  useEffect(() => {
    if (!running) return;
    return () => {
      if (running.call.state.phase !== "over") running.call.leave();
    };
  }, [running]);
  useBeing(roomId, me, call !== null && state.phase !== "over", state);
  const begin = (mine: MediaStream) =>
    setRunning({ mine, call: new RoomCall(roomId, me, mine, { admit: () => admitToRoom(roomId), send: (frame) => liveSocket.send(frame) }) });
  return { call, mine: running?.mine ?? null, state, begin };
}

/** The others of the company see that one is in this room, and how, for as long as the call goes on. */
function useBeing(roomId: string, me: string, inCall: boolean, state: CallState): void {
  const { muted = false, camera_off = false } = state.off[me] ?? {};
  const speaking = state.speaking.includes(me);
  useEffect(() => {
    if (inCall) beHere({ room_id: roomId, muted, camera: !camera_off, speaking });
  }, [roomId, inCall, muted, camera_off, speaking]);
  useEffect(() => {
    if (!inCall) return;
    return () => beHere(NOWHERE);
  }, [inCall]);
}
