/** When a room is over: what was said and shown, who spoke how much, and what the others think. */
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Room } from "@/api/types";
import { Card } from "@/components/Card";
import { LinkButton } from "@/components/LinkButton";
import { EmptyState } from "@/components/states";
import type { Spot } from "../lib/spot";
import type { PlayerHandle } from "./RecordingPlayer";
import { ReviewsSideBySide } from "./ReviewsSideBySide";
import { RoomReview } from "./RoomReview";
import { Recordings } from "./Recordings";
import { RoomTranscript } from "./RoomTranscript";
import { TalkShares } from "./TalkShares";

export default function After({ room }: { room: Room }) {
  const { t } = useTranslation("rooms");
  const player = useRef<PlayerHandle | null>(null);
  const wanted = useRef<Spot | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const ready = useCallback((handle: PlayerHandle | null) => {
    player.current = handle;
    if (handle && handle.recordingId === wanted.current?.recordingId) {
      handle.seek(wanted.current.seconds);
      wanted.current = null;
    }
  }, []);
  const at = useCallback((): Spot | null => {
    const { current } = player;
    return current && { seconds: current.at(), recordingId: current.recordingId };
  }, []);
  /** In the film that plays, or in another one as soon as that is there. */
  const seek = useCallback((spot: Spot) => {
    const { current } = player;
    if (!spot.recordingId || current?.recordingId === spot.recordingId) {
      current?.seek(spot.seconds);
      return;
    }
    wanted.current = spot;
    setChosen(spot.recordingId);
  }, []);
  return (
    <div className="stack">
      <p>{t("past.people", { names: room.members.map((one) => one.name).join(", ") })}</p>
      <p>{room.scenario.situation}</p>
      <Recordings roomId={room.room_id} chosen={chosen} onChoose={setChosen} onReady={ready} />
      <TalkShares roomId={room.room_id} />
      <RoomTranscript roomId={room.room_id} onSeek={seek} />
      {room.rubric ? (
        <>
          <RoomReview roomId={room.room_id} at={at} onSeek={seek} />
          <ReviewsSideBySide roomId={room.room_id} onSeek={seek} />
        </>
      ) : (
        <Card title={t("review.all")}>
          <EmptyState title={t("review.no_rubric_title")} text={t("review.no_rubric_text")} />
        </Card>
      )}
      <div>
        <LinkButton to="/rooms">{t("past.back")}</LinkButton>
      </div>
    </div>
  );
}
