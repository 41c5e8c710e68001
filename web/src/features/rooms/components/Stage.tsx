/** The call: everybody's picture, and what one can do. */
import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Room } from "@/api/types";
import { Note } from "@/components/Note";
import { Segments } from "@/components/Segments";
import type { CallState, Place } from "../lib/call-state";
import type { RoomCall } from "../lib/room-call";
import { useLooking } from "../lib/use-looking";
import { CallBar } from "./CallBar";
import { Chat } from "./Chat";
import { Brief } from "./Lobby";
import css from "./rooms.module.css";
import { Tile } from "./Tile";
import { Voice } from "./Video";

interface StageProps {
  room: Room;
  call: RoomCall;
  mine: MediaStream;
  state: CallState;
}

type Layout = "grid" | "speaker";

export function Stage({ room, call, mine, state }: StageProps) {
  const { t } = useTranslation("rooms");
  const [layout, setLayout] = useState<Layout>("grid");
  const [aside, setAside] = useState<"chat" | "brief" | null>(null);
  return (
    <div className={css.call} data-call="live" data-aside={aside !== null}>
      <div className="stack">
        {state.phase !== "live" && <Note role="status">{t(`phase.${state.phase}`)}</Note>}
        {state.recording && <Recording room={room} call={call} recording={state.recording} />}
        <Segments<Layout>
          className={css.layouts}
          label={t("stage.layout")}
          value={layout}
          onChange={setLayout}
          options={(["grid", "speaker"] as const).map((value) => ({ value, label: t(`stage.${value}`) }))}
        />
        <Tiles room={room} call={call} mine={mine} state={state} layout={layout} />
        <CallBar room={room} call={call} state={state} aside={aside} onAside={setAside} />
      </div>
      {aside === "chat" && <Chat room={room} call={call} lines={state.chat} />}
      {aside === "brief" && <Brief room={room} />}
    </div>
  );
}

function Recording({ room, call, recording }: { room: Room; call: RoomCall; recording: NonNullable<CallState["recording"]> }) {
  const { t } = useTranslation("rooms");
  const agree = (given: boolean) => () => call.say({ kind: "consent", given });
  if (recording.running)
    return (
      <Note tone="bad" role="status">
        {t("recording.running")}{" "}
        <Button size="compact-sm" variant="default" onClick={agree(false)}>
          {t("recording.withdraw")}
        </Button>
      </Note>
    );
  const names = room.members.filter((one) => recording.waiting_for.includes(one.user_id)).map((one) => one.name);
  if (names.length === 0) return null;
  return (
    <Note role="status">
      {t("recording.waiting", { names: names.join(", ") })}{" "}
      {recording.waiting_for.includes(room.you) && (
        <Button size="compact-sm" onClick={agree(true)}>
          {t("recording.agree")}
        </Button>
      )}
    </Note>
  );
}

function Tiles({ room, call, mine, state, layout }: StageProps & { layout: Layout }) {
  const { t } = useTranslation("rooms");
  const list = useRef<HTMLUListElement>(null);
  useLooking(call, list, state.places.map((one) => one.participant));
  const large = layout === "speaker" ? (state.screen?.participant ?? state.dominant) : "";
  const stream = (mid: string) => call.streams.get(mid) ?? null;
  const shown = (place: Place) => (
    <Tile
      key={place.participant}
      member={room.members.find((one) => one.user_id === place.participant)}
      stream={stream(place.video)}
      state={state}
      userId={place.participant}
      large={place.participant === large}
    />
  );
  return (
    <ul ref={list} className={css.tiles} data-layout={layout} aria-label={t("stage.people")}>
      {state.screen && <Tile member={room.members.find((one) => one.user_id === state.screen?.participant)} stream={stream(state.screen.video)} state={state} userId="" screen large />}
      <Tile member={room.members.find((one) => one.user_id === room.you)} stream={mine} state={state} userId={room.you} own />
      {state.places.map(shown)}
      {state.places.map((place) => (
        <Voice key={`voice ${place.audio}`} stream={stream(place.audio)} />
      ))}
    </ul>
  );
}
