/** Camera and microphone before the call: asked for, watched, given on to the call or let go. */
import { useCallback, useEffect, useRef, useState } from "react";

import { faultOf, openDevices, stop, watchLevel, type DeviceFault } from "@/lib/media/devices";

export interface Devices {
  stream: MediaStream | null;
  fault: DeviceFault | null;
  level: number;
  open: () => void;
  /** The stream, which from now on is somebody else's to stop. */
  take: () => MediaStream | null;
}

export function useDevices(): Devices {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [fault, setFault] = useState<DeviceFault | null>(null);
  const [level, setLevel] = useState(0);
  const own = useRef<MediaStream | null>(null);
  const asking = useRef(false);
  const there = useRef(true);
  const open = useCallback(() => {
    if (asking.current) return;
    asking.current = true;
    setFault(null);
    const opening = openDevices().then(
      (opened) => {
        // Whoever allows it after the page has gone must not be left with a camera that is on.
        if (!there.current) return stop(opened);
        own.current = opened;
        setStream(opened);
      },
      (error: unknown) => setFault(faultOf(error)),
    );
    void opening.finally(() => (asking.current = false));
  }, []);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
      stop(own.current);
    };
  }, []);
  useEffect(() => (stream?.getAudioTracks().length ? watchLevel(stream, setLevel) : undefined), [stream]);
  const take = () => {
    const given = own.current;
    own.current = null;
    setStream(null);
    return given;
  };
  return { stream, fault, level, open, take };
}
