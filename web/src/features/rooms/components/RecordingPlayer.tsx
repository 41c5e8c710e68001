/** Everybody's film of a recording, on one clock. */
import { Button } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { PlayableRecording } from "@/api/types";
import { Loaded } from "@/components/Loaded";
import { formatClock } from "@/lib/format";
import { getRecording } from "../api/recordings";
import type { FilmClock, Playing } from "../lib/films";
import { useFilms } from "../lib/use-films";
import css from "./after.module.css";

const RATES = [1, 1.25, 1.5, 2] as const;
const MOST_LINKS = 3;

/** How others on the page read and move the clock. */
export interface PlayerHandle {
  recordingId: string;
  at: () => number;
  seek: (seconds: number) => void;
}

interface PlayerProps {
  roomId: string;
  recordingId: string;
  onReady: (handle: PlayerHandle | null) => void;
}

export function RecordingPlayer({ roomId, recordingId, onReady }: PlayerProps) {
  const query = useQuery(getRecording(roomId, recordingId));
  const asked = useRef(0);
  const broken = useRef(0);
  const again = () => {
    // The links of one answer run out together: all the films that fail with them ask once.
    if (broken.current === query.dataUpdatedAt) return;
    broken.current = query.dataUpdatedAt;
    if (asked.current++ < MOST_LINKS) void query.refetch();
  };
  return <Loaded query={query}>{(recording) => <Player recording={recording} onReady={onReady} onBroken={again} />}</Loaded>;
}

function Player({ recording, onReady, onBroken }: { recording: PlayableRecording; onReady: PlayerProps["onReady"]; onBroken: () => void }) {
  const { t } = useTranslation("rooms");
  const films = useMemo(() => recording.files.filter((one) => one.kind !== "voice"), [recording]);
  const { clock, playing } = useFilms(recording.recording_id, films);
  useEffect(() => {
    onReady({ recordingId: recording.recording_id, at: () => clock.playing.at, seek: (seconds) => clock.seek(seconds) });
    return () => onReady(null);
  }, [clock, onReady, recording.recording_id]);
  if (films.length === 0) return <p className="dim">{t("player.empty")}</p>;
  return (
    <div className="stack">
      <ul className={css.films} aria-label={t("player.films")}>
        {films.map((film, index) => (
          <li key={`${film.participant} ${film.kind}`} className={css.film} data-screen={film.kind === "screen"}>
            <video ref={(node) => clock.show(index, node)} src={film.url} preload="auto" playsInline onError={onBroken} aria-label={film.name} />
            <span className={css.who}>
              <Whose film={film} />
            </span>
          </li>
        ))}
      </ul>
      <Controls clock={clock} playing={playing} />
    </div>
  );
}

function Whose({ film }: { film: PlayableRecording["files"][number] }) {
  const { t } = useTranslation("rooms");
  const name = film.name || t("stage.somebody");
  if (film.kind === "screen") return t("player.screen_of", { name });
  return film.seat ? t("player.person", { name, seat: t(`seat.${film.seat}`) }) : name;
}

function Controls({ clock, playing }: { clock: FilmClock; playing: Playing }) {
  const { t } = useTranslation("rooms");
  const Icon = playing.running ? IconPlayerPause : IconPlayerPlay;
  const nextRate = RATES[(RATES.findIndex((one) => one === playing.rate) + 1) % RATES.length] ?? 1;
  return (
    <div className={css.controls}>
      <Button leftSection={<Icon size={16} aria-hidden />} onClick={() => (playing.running ? clock.pause() : clock.play())}>
        {t(playing.running ? "player.pause" : "player.play")}
      </Button>
      <input
        type="range"
        className={css.seek}
        aria-label={t("player.seek")}
        aria-valuetext={t("player.of", { at: formatClock(playing.at), of: formatClock(clock.seconds) })}
        min={0}
        max={Math.max(1, Math.ceil(clock.seconds))}
        step={1}
        value={Math.floor(playing.at)}
        onChange={(event) => clock.seek(Number(event.target.value))}
      />
      <span className={css.clock}>{t("player.of", { at: formatClock(playing.at), of: formatClock(clock.seconds) })}</span>
      <Button variant="default" onClick={() => clock.hurry(nextRate)} aria-label={t("player.rate", { rate: playing.rate })}>
        {`${String(playing.rate)}×`}
      </Button>
      <span role="status" className="small dim">
        {playing.waiting ? t("player.waiting") : ""}
      </span>
    </div>
  );
}
