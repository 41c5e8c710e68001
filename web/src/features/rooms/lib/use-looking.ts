/** Tells the call whose pictures are in sight: neither a tile scrolled away nor a hidden page is sent any. */
import { useEffect, type RefObject } from "react";

import type { RoomCall } from "./room-call";

const SETTLED_MS = 400;

export function useLooking(call: RoomCall, tiles: RefObject<HTMLElement | null>, people: string[]): void {
  const key = people.join(" ");
  useEffect(() => {
    const all = key ? key.split(" ") : [];
    const inSight = new Set(all);
    let settling: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      clearTimeout(settling);
      settling = setTimeout(() => {
        if (document.visibilityState !== "visible") call.look([]);
        else call.look(all.every((one) => inSight.has(one)) ? null : all.filter((one) => inSight.has(one)));
      }, SETTLED_MS);
    };
    const watcher = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const who = (target as HTMLElement).dataset.user ?? "";
        if (isIntersecting) inSight.add(who);
        else inSight.delete(who);
      }
      tell();
    });
    tiles.current?.querySelectorAll("[data-user]").forEach((tile) => watcher.observe(tile));
    document.addEventListener("visibilitychange", tell);
    return () => {
      clearTimeout(settling);
      watcher.disconnect();
      document.removeEventListener("visibilitychange", tell);
    };
  }, [call, tiles, key]);
}
