/** A film clock for as long as its player is on the screen. */
import { useEffect, useMemo, useSyncExternalStore } from "react";

import { FilmClock, type Film, type Playing } from "./films";

const TURN_MS = 200;

export function useFilms(key: string, films: Film[]): { clock: FilmClock; playing: Playing } {
  // Links change when they are asked for again; the films are the same as long as the key is.
  const clock = useMemo(() => new FilmClock(films), [key]); // eslint-disable-line react-hooks/exhaustive-deps
  const playing = useSyncExternalStore(clock.watch, () => clock.playing);
  useEffect(() => {
    const turning = setInterval(() => clock.turn(), TURN_MS);
    return () => {
      clearInterval(turning);
      clock.pause();
    };
  }, [clock]);
  return { clock, playing };
}
