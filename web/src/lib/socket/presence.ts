/** Saying that one is here, every two seconds over the open connection, and how. */
import { liveSocket } from "./live";

/** The server takes five seconds of silence for absence. */
const BEAT_MS = 2_000;

export interface Being {
  room_id: string | null;
  muted: boolean;
  camera: boolean;
  speaking: boolean;
}

export const NOWHERE: Being = { room_id: null, muted: false, camera: false, speaking: false };

let being: Being = NOWHERE;
function beat(): void {
  const away = document.visibilityState !== "visible";
  // A hidden page in no call keeps nobody present: its beats would cost, and say what is not true.
  if (away && being.room_id === null) return;
  liveSocket.send({ type: "beat", ...being, away });
}

/** From now on one is here like this; a difference is said at once. */
export function beHere(now: Being): void {
  const same = (Object.keys(now) as (keyof Being)[]).every((name) => now[name] === being[name]);
  being = now;
  if (!same) beat();
}

/** Keeps somebody present from now on; answers how to end it. */
export function keepPresent(): () => void {
  const letGo = liveSocket.on("presence", () => undefined);
  const beating = setInterval(beat, BEAT_MS);
  document.addEventListener("visibilitychange", beat);
  beat();
  return () => {
    clearInterval(beating);
    document.removeEventListener("visibilitychange", beat);
    letGo();
  };
}
