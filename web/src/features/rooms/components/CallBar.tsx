/** What one can do in a call, and how long it has been going on. */
import { Button } from "@mantine/core";
import {
  IconFileText,
  IconHandStop,
  IconMessage,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconPlayerRecord,
  IconPlayerStop,
  IconScreenShare,
  IconScreenShareOff,
  IconVideo,
  IconVideoOff,
  type Icon,
} from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Room } from "@/api/types";
import { toast } from "@/components/toasts";
import { openScreen } from "@/lib/media/devices";
import type { CallState } from "../lib/call-state";
import type { RoomCall } from "../lib/room-call";
import css from "./rooms.module.css";

interface CallBarProps {
  room: Room;
  call: RoomCall;
  state: CallState;
  aside: "chat" | "brief" | null;
  onAside: (aside: "chat" | "brief" | null) => void;
}

export function CallBar({ room, call, state, aside, onAside }: CallBarProps) {
  const { t } = useTranslation("rooms");
  const hand = state.hands.includes(room.you);
  const toggle = (name: "chat" | "brief") => onAside(aside === name ? null : name);
  return (
    <div className={css.bar} role="toolbar" aria-label={t("bar.label")}>
      <Timer since={room.opened_at} minutes={room.minutes} />
      <OwnDevices room={room} call={call} state={state} />
      <Sharing call={call} />
      <Tool icon={IconHandStop} on={hand} onClick={() => call.say({ kind: "hand", up: !hand })} label={t(hand ? "bar.hand_down" : "bar.hand")} />
      <Tool icon={IconMessage} on={aside === "chat"} onClick={() => toggle("chat")} label={t("bar.chat")} />
      <Tool icon={IconFileText} on={aside === "brief"} onClick={() => toggle("brief")} label={t("bar.brief")} />
      <Recorder room={room} call={call} state={state} />
      <Button className={css.tool} color="red" onClick={() => call.leave()} title={t("bar.leave")}>
        <IconPhoneOff size={20} aria-hidden />
        <span className={css.word}>{t("bar.leave")}</span>
      </Button>
    </div>
  );
}

interface ToolProps {
  on: boolean;
  onClick: () => void;
  label: string;
  icon: Icon;
}

/** An icon with its word; on a phone the icon alone is seen, and the word is still its name. */
function Tool({ on, onClick, label, icon: Sign }: ToolProps) {
  return (
    <Button className={css.tool} variant={on ? "filled" : "default"} aria-pressed={on} onClick={onClick} title={label}>
      <Sign size={20} aria-hidden />
      <span className={css.word}>{label}</span>
    </Button>
  );
}

interface PartProps {
  room: Room;
  call: RoomCall;
  state: CallState;
}

function OwnDevices({ room, call, state }: PartProps) {
  const { t } = useTranslation("rooms");
  const { muted = false, camera_off = false } = state.off[room.you] ?? {};
  return (
    <>
      <Tool icon={muted ? IconMicrophoneOff : IconMicrophone} on={muted} onClick={() => call.mute(!muted, camera_off)} label={t(muted ? "bar.unmute" : "bar.mute")} />
      <Tool icon={camera_off ? IconVideoOff : IconVideo} on={camera_off} onClick={() => call.mute(muted, !camera_off)} label={t(camera_off ? "bar.camera_on" : "bar.camera_off")} />
    </>
  );
}

function Recorder({ room, call, state }: PartProps) {
  const { t } = useTranslation("rooms");
  if (!room.records || room.you !== room.host_id) return null;
  const on = state.recording !== null;
  return <Tool icon={on ? IconPlayerStop : IconPlayerRecord} on={on} onClick={() => call.say({ kind: "record", on: !on })} label={t(on ? "bar.stop_recording" : "bar.record")} />;
}

function Sharing({ call }: { call: RoomCall }) {
  const { t } = useTranslation("rooms");
  const [on, setOn] = useState(false);
  const end = async () => {
    setOn(false);
    await call.share(null);
  };
  const begin = async () => {
    try {
      const track = (await openScreen()).getVideoTracks()[0];
      if (!track) return;
      track.onended = () => void end();
      await call.share(track);
      setOn(true);
    } catch {
      toast(t("bar.no_screen"), "bad");
    }
  };
  if (!("getDisplayMedia" in navigator.mediaDevices)) return null;
  return <Tool icon={on ? IconScreenShareOff : IconScreenShare} on={on} onClick={() => void (on ? end() : begin())} label={t(on ? "bar.share_off" : "bar.share")} />;
}

function Timer({ since, minutes }: { since: string | null; minutes: number }) {
  const { t } = useTranslation("rooms");
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const spent = since ? Math.max(0, Math.floor((now - Date.parse(since)) / 1000)) : 0;
  const clock = `${Math.floor(spent / 60)}:${String(spent % 60).padStart(2, "0")}`;
  return (
    <span className={css.timer} role="timer" data-late={spent > minutes * 60} aria-label={t("bar.timer", { clock, minutes })}>
      {clock} <span className="dim">/ {minutes}:00</span>
    </span>
  );
}
