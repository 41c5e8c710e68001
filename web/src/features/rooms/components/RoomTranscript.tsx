/** What was said in a room, by whom and when; words that were not understood for sure are marked. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { RecordingTranscript, WrittenTurn } from "@/api/types";
import { Card } from "@/components/Card";
import { Loaded } from "@/components/Loaded";
import { formatClock } from "@/lib/format";
import { getTranscript } from "../api/get-transcript";
import css from "./after.module.css";

interface TranscriptProps {
  roomId: string;
  onSeek: (seconds: number) => void;
}

export function RoomTranscript({ roomId, onSeek }: TranscriptProps) {
  const { t } = useTranslation("rooms");
  const query = useQuery(getTranscript(roomId));
  return (
    <Card title={t("transcript.title")}>
      <Loaded query={query}>
        {({ recordings }) =>
          recordings.length === 0 ? <p className="dim">{t("transcript.empty")}</p> : recordings.map((one) => <Said key={one.recording_id} written={one} onSeek={onSeek} />)
        }
      </Loaded>
    </Card>
  );
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
            <button type="button" className={css.when} onClick={() => onSeek(turn.begins)} aria-label={t("transcript.play", { at: formatClock(turn.begins) })}>
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
