/** One person of the call, or the screen that somebody shares. */
import { IconHandStop, IconMicrophoneOff, IconWifi, IconWifi1, IconWifi2, type Icon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { RoomMember } from "@/api/types";
import { Face } from "@/components/Face";
import type { CallState } from "../lib/call-state";
import css from "./rooms.module.css";
import { Video } from "./Video";

interface TileProps {
  member: RoomMember | undefined;
  stream: MediaStream | null;
  state: CallState;
  userId: string;
  own?: boolean;
  screen?: boolean;
  large?: boolean;
}

export function Tile({ member, stream, state, userId, own, screen, large }: TileProps) {
  const { t } = useTranslation("rooms");
  const name = member?.name ?? t("stage.somebody");
  const label = screen ? t("stage.screen_of", { name }) : own ? t("stage.own", { name }) : name;
  return (
    <li className={css.tile} data-speaking={state.speaking.includes(userId)} data-large={large} data-user={userId}>
      {!screen && isDark(state, userId, stream) ? <Face name={name} size="lg" /> : <Video stream={stream} own={own} label={label} />}
      <p className={css.name}>
        {label}
        {!screen && <Signs member={member} state={state} userId={userId} />}
      </p>
    </li>
  );
}

/** Switched off, or not there at all. */
function isDark(state: CallState, userId: string, stream: MediaStream | null): boolean {
  return state.off[userId]?.camera_off === true || stream?.getVideoTracks().length === 0;
}

function Signs({ member, state, userId }: { member: RoomMember | undefined; state: CallState; userId: string }) {
  const { t } = useTranslation("rooms");
  return (
    <>
      {member?.seat && <span className="small"> · {t(`seat.${member.seat}`)}</span>}
      {state.off[userId]?.muted && <IconMicrophoneOff size={16} role="img" aria-label={t("stage.muted")} />}
      {state.hands.includes(userId) && <IconHandStop size={16} role="img" aria-label={t("stage.hand")} />}
      <Quality value={state.quality[userId]} />
    </>
  );
}

const SIGNS: Record<"good" | "fair" | "poor", Icon> = { good: IconWifi, fair: IconWifi2, poor: IconWifi1 };

function Quality({ value }: { value: number | undefined }) {
  const { t } = useTranslation("rooms");
  if (value === undefined) return null;
  const word = value >= 4 ? "good" : value >= 3 ? "fair" : "poor";
  const Sign = SIGNS[word];
  return <Sign size={16} role="img" aria-label={t(`quality.${word}`)} />;
}
