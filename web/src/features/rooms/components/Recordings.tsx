/** The recordings of a room: what became of each, the one that is played, and deletion. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Recording } from "@/api/types";
import { Card } from "@/components/Card";
import { confirm } from "@/components/confirm";
import { Loaded } from "@/components/Loaded";
import { Note } from "@/components/Note";
import { toast } from "@/components/toasts";
import { formatClock, formatDate, formatDateTime } from "@/lib/format";
import { useMessageFor } from "@/lib/http/message";
import { deleteRecording, listRecordings } from "../api/recordings";
import css from "./after.module.css";
import { RecordingPlayer, type PlayerHandle } from "./RecordingPlayer";

interface RecordingsProps {
  roomId: string;
  /** Which one is played; the newest while nobody chose. */
  chosen: string | null;
  onChoose: (recordingId: string) => void;
  onReady: (handle: PlayerHandle | null) => void;
}

export function Recordings({ roomId, chosen, onChoose, onReady }: RecordingsProps) {
  const { t } = useTranslation("rooms");
  const query = useQuery(listRecordings(roomId));
  return (
    <Card title={t("recordings.title")}>
      <Loaded query={query}>
        {({ items }) => {
          const ready = items.filter((one) => one.status === "ready" && one.files.length > 0);
          const played = ready.find((one) => one.recording_id === chosen) ?? ready.at(-1);
          if (items.length === 0) return <p className="dim">{t("recordings.empty")}</p>;
          return (
            <div className="stack">
              {played && <RecordingPlayer key={played.recording_id} roomId={roomId} recordingId={played.recording_id} onReady={onReady} />}
              <ul className={css.recordings}>
                {items.map((one) => (
                  <Line key={one.recording_id} roomId={roomId} recording={one} playing={one === played} onPlay={ready.length > 1 ? onChoose : null} />
                ))}
              </ul>
            </div>
          );
        }}
      </Loaded>
    </Card>
  );
}

interface LineProps {
  roomId: string;
  recording: Recording;
  playing: boolean;
  onPlay: ((id: string) => void) | null;
}

function Line({ roomId, recording, playing, onPlay }: LineProps) {
  const { t } = useTranslation("rooms");
  const cache = useQueryClient();
  const messageFor = useMessageFor();
  const deleting = useMutation({
    mutationFn: () => deleteRecording(roomId, recording.recording_id),
    onSuccess: () => toast(t("recordings.deleted")),
    onSettled: () => cache.invalidateQueries({ queryKey: ["recordings", roomId] }),
  });
  const ask = async () => {
    const words = { title: t("recordings.delete_title"), text: t("recordings.delete_text"), action: t("recordings.delete"), danger: true };
    if (await confirm(words)) deleting.mutate();
  };
  return (
    <li className={css.recording} aria-current={playing || undefined}>
      <What recording={recording} />
      {recording.status === "ready" && !playing && onPlay && (
        <Button variant="default" onClick={() => onPlay(recording.recording_id)}>
          {t("recordings.play")}
        </Button>
      )}
      {recording.may_delete && (
        <Button variant="subtle" color="red" loading={deleting.isPending} onClick={() => void ask()}>
          {t("recordings.delete")}
        </Button>
      )}
      {deleting.isError && (
        <Note tone="bad" role="alert">
          {messageFor(deleting.error)}
        </Note>
      )}
    </li>
  );
}

function What({ recording }: { recording: Recording }) {
  const { t } = useTranslation("rooms");
  const words = { length: formatClock(recording.seconds), reason: recording.failure ?? "" };
  return (
    <span className={css.what}>
      <strong>{formatDateTime(recording.began_at)}</strong>
      <span role="status">{t(`recordings.status.${recording.status}`, words)}</span>
      {recording.status === "ready" && <span className="small dim">{t("recordings.until", { day: formatDate(recording.expires_on) })}</span>}
    </span>
  );
}
