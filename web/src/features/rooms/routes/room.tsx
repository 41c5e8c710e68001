/** One room: the lobby, the call, and what was. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import type { Room } from "@/api/types";
import { LinkButton } from "@/components/LinkButton";
import { Loaded } from "@/components/Loaded";
import { Note } from "@/components/Note";
import { PageHead } from "@/components/PageHead";
import { EmptyState, SkeletonLines } from "@/components/states";
import { toast } from "@/components/toasts";
import { formatDateTime } from "@/lib/format";
import { useMessageFor } from "@/lib/http/message";
import { isProblem } from "@/lib/http/problem";
import { giveConsent } from "../api/change-room";
import { getRoom } from "../api/get-room";
import { DeviceCheck } from "../components/DeviceCheck";
import { Lobby } from "../components/Lobby";
import css from "../components/rooms.module.css";
import { Stage } from "../components/Stage";
import { useCall } from "../lib/use-call";
import { useDevices } from "../lib/use-devices";
import "../texts";

const CONSENT = ["room-consent"];

const After = lazy(() => import("../components/After"));

export function Component() {
  const { roomId = "" } = useParams();
  const room = useQuery(getRoom(roomId));
  // What was loaded before is no answer to whoever was taken out since.
  if (room.data && isProblem(room.error) && room.error.status === 404) return <TakenOut />;
  return (
    <Loaded query={room} skeleton={<SkeletonLines lines={8} />}>
      {(data) => <Known room={data} />}
    </Loaded>
  );
}

function Known({ room }: { room: Room }) {
  const { t } = useTranslation("rooms");
  const { call, mine, state, begin } = useCall(room.room_id, room.you);
  const cache = useQueryClient();
  const over = state.phase === "over";
  useEffect(() => {
    if (over) void cache.invalidateQueries({ queryKey: getRoom(room.room_id).queryKey });
  }, [over, cache, room.room_id]);
  const inCall = call !== null && mine !== null && !over;
  return (
    <>
      <PageHead title={room.name} above={<Link to="/rooms">← {t("list.title")}</Link>} lead={<When room={room} />} />
      {over && room.status !== "ended" && <Note role="status">{t(state.why === "left" ? "over.left" : "over.ended")}</Note>}
      {room.status === "ended" ? (
        <Suspense fallback={<SkeletonLines lines={8} />}>
          <After room={room} />
        </Suspense>
      ) : inCall ? <Stage room={room} call={call} mine={mine} state={state} /> : <Before room={room} onJoin={begin} />}
    </>
  );
}

function TakenOut() {
  const { t } = useTranslation("rooms");
  return <EmptyState title={t("over.removed_title")} text={t("over.removed_text")} action={<LinkButton to="/rooms">{t("past.back")}</LinkButton>} />;
}

function When({ room }: { room: Room }) {
  const { t } = useTranslation("rooms");
  const at = room.ended_at ?? room.opened_at ?? room.starts_at;
  return <>{t(`when.${room.status}`, { when: at ? formatDateTime(at) : "", minutes: room.minutes })}</>;
}

function Before({ room, onJoin }: { room: Room; onJoin: (mine: MediaStream) => void }) {
  const cache = useQueryClient();
  const message = useMessageFor();
  const devices = useDevices();
  const [said, setSaid] = useState<boolean | null>(null);
  const consenting = useMutation({
    mutationKey: CONSENT,
    // One after the other: the word that was given last is the one that stays.
    scope: { id: "consent" },
    mutationFn: (given: boolean) => giveConsent(room.room_id, given),
    onSuccess: (after) => cache.setQueryData(getRoom(room.room_id).queryKey, after),
    onError: (error) => toast(message(error), "bad"),
    onSettled: () => {
      if (cache.isMutating({ mutationKey: CONSENT }) === 1) setSaid(null);
    },
  });
  const pending = useRef<Promise<unknown>>(Promise.resolve());
  const consent = (given: boolean) => {
    setSaid(given);
    pending.current = consenting.mutateAsync(given).catch(() => undefined);
  };
  /** The call begins with the word about recording that was given last. */
  const join = async () => {
    await pending.current;
    const stream = devices.take();
    if (stream) onJoin(stream);
  };
  const kept = room.members.some((one) => one.user_id === room.you && one.consents);
  return (
    <div className={css.lobby}>
      <Lobby room={room} />
      <DeviceCheck room={room} devices={devices} consents={said ?? kept} onConsent={consent} onJoin={() => void join()} />
    </div>
  );
}
