/** Somebody's picture and voice. One's own is mirrored and silent. */
import { useEffect, useRef } from "react";

import css from "./rooms.module.css";

export function Video({ stream, own, label }: { stream: MediaStream | null; own?: boolean; label: string }) {
  const box = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (box.current) box.current.srcObject = stream;
  }, [stream]);
  return <video ref={box} className={css.video} data-own={own} muted autoPlay playsInline aria-label={label} />;
}

export function Voice({ stream }: { stream: MediaStream | null }) {
  const box = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    if (box.current) box.current.srcObject = stream;
  }, [stream]);
  return <audio ref={box} autoPlay />;
}
