/** The app's connection, and the hooks through which screens hear it. */
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";

import { api, unwrap } from "@/lib/http/client";
import { watchSignOut } from "@/lib/http/session";
import type { MessageOf, MessageType } from "./messages";
import { LiveSocket, type SocketState } from "./socket";

export const liveSocket = new LiveSocket({ address: socketAddress });

watchSignOut(() => liveSocket.close());
addEventListener("online", () => liveSocket.hurry());

async function socketAddress(): Promise<string> {
  const { ticket } = await unwrap(api.POST("/v1/socket-tickets"));
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${location.host}/ws?ticket=${encodeURIComponent(ticket)}`;
}

export function useSocketMessage<T extends MessageType>(type: T, listener: (message: MessageOf<T>) => void): void {
  const heard = useEffectEvent(listener);
  useEffect(() => liveSocket.on(type, (message) => heard(message)), [type]);
}

export function useSocketState(): SocketState {
  return useSyncExternalStore(liveSocket.watch, () => liveSocket.state);
}
