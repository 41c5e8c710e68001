/** What was said in a room, by whom and when; words that were not understood for sure are marked. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Recording, RecordingTranscript, WrittenTurn } from "@/api/types";
import { Card } from "@/components/Card";
import { Loaded } from "@/components/Loaded";
import { formatClock } from "@/lib/format";
import { getTranscript } from "../api/get-transcript";
import { listRecordings } from "../api/recordings";
import type { Seek } from "../lib/spot";
import css from "./after.module.css";

const BEGUN_WITHIN_MS = 600_000;

interface TranscriptProps {
  roomId: string;
  onSeek: Seek;
}

export function RoomTranscript({ roomId, onSeek }: TranscriptProps) {
  const { t } = useTranslation("rooms");
  const { data: kept } = useQuery(listRecordings(roomId));
  const { data: known } = useQuery({ ...getTranscript(roomId), enabled: false });
  const waited = (kept?.items ?? []).some((one) => isToCome(one) && !known?.recordings.some(({ recording_id }) => recording_id === one.recording_id));
  const query = useQuery(getTranscript(roomId, waited));
  return (
    <Card title={t("transcript.title")}>
      <Loaded query={query}>
        {({ recordings }) => (
          <>
            {recordings.map((one) => (
              <Said key={one.recording_id} written={one} onSeek={onSeek} />
            ))}
            {waited && <p role="status">{t("transcript.making")}</p>}
            {recordings.length === 0 && !waited && <p className="dim">{t("transcript.empty")}</p>}
          </>
        )}
      </Loaded>
    </Card>
  );
}

/** True for a recording that somebody will write down soon, or say why not. */
function isToCome({ status, began_at, seconds }: Recording): boolean {
  const over = Date.parse(began_at) + seconds * 1_000;
  return status === "finishing" || (status === "ready" && Date.now() - over < BEGUN_WITHIN_MS);
}

function Said({ written, onSeek }: { written: RecordingTranscript; onSeek: TranscriptProps["onSeek"] }) {
  const { t } = useTranslation("rooms");
  if (written.status !== "ready") return <p role="status">{t(`transcript.${written.reason ?? "making"}`)}</p>;
  if (written.turns.length === 0) return <p className="dim">{t("transcript.silent")}</p>;
  return (
    <div className="stack">
      <p className="small dim">{t("transcript.by", { by: written.by ?? "" })}</p>
      <ol className={css.turns}>
        {written.turns.map((turn) => (
          <li key={`${turn.user_id} ${String(turn.begins)}`}>
            <button type="button" className={css.when} onClick={() => onSeek({ seconds: turn.begins, recordingId: written.recording_id })} aria-label={t("transcript.play", { at: formatClock(turn.begins) })}>
              {formatClock(turn.begins)}
            </button>
            <div>
              <strong>{turn.name || t("stage.somebody")}</strong> {turn.seat && <span className="small dim">{t(`seat.${turn.seat}`)}</span>}
              <p>{marked(turn, t("transcript.unsure"))}</p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The text with its unsure stretches marked, for eyes and for ears. */
function marked(turn: WrittenTurn, why: string) {
  let from = 0;
  const parts = turn.unsure.flatMap(({ first, last }) => {
    const before = turn.text.slice(from, first);
    from = last;
    return [
      before,
      <mark key={first} className={css.unsure} title={why}>
        {turn.text.slice(first, last)}
        <span className="sr-only"> ({why})</span>
      </mark>,
    ];
  });
  return [...parts, turn.text.slice(from)];
}
