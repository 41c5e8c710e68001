/** What the host of a room decides. */
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Room } from "@/api/types";
import { Card } from "@/components/Card";
import { confirm } from "@/components/confirm";
import { CopyButton } from "@/components/CopyButton";
import { FormFailure } from "@/components/FormFailure";
import { useMessageFor } from "@/lib/http/message";
import { endRoom, inviteToRoom, lockRoom, openRoom } from "../api/change-room";
import type { Change } from "./Lobby";
import css from "./rooms.module.css";

const EditRoomDialog = lazy(() => import("./EditRoomDialog"));

export function Hosting({ room, onChange }: { room: Room; onChange: Change }) {
  const { t } = useTranslation("rooms");
  const message = useMessageFor();
  const [link, setLink] = useState<string | null>(null);
  const inviting = useMutation({ mutationFn: () => inviteToRoom(room.room_id), onSuccess: setLink });
  const [editing, setEditing] = useState(false);
  const end = async () => {
    const words = { title: t("host.end_title"), text: t("host.end_text"), action: t("host.end"), danger: true };
    if (await confirm(words)) onChange(() => endRoom(room.room_id));
  };
  return (
    <Card title={t("host.title")} className="stack">
      <FormFailure message={inviting.error ? message(inviting.error) : null} />
      <div className={css.row}>
        {room.status === "scheduled" && (
          <>
            <Button onClick={() => onChange(() => openRoom(room.room_id))}>{t("host.open")}</Button>
            <Button variant="default" onClick={() => setEditing(true)}>
              {t("host.edit")}
            </Button>
          </>
        )}
        <Button variant="default" loading={inviting.isPending} onClick={() => inviting.mutate()}>
          {t("host.invite")}
        </Button>
        <Button variant="default" aria-pressed={room.locked} onClick={() => onChange(() => lockRoom(room.room_id, !room.locked))}>
          {t(room.locked ? "host.unlock" : "host.lock")}
        </Button>
        <Button variant="default" color="red" onClick={() => void end()}>
          {t("host.end")}
        </Button>
      </div>
      {link && (
        <div className={css.row}>
          <input className={css.link} readOnly value={link} aria-label={t("host.link")} onFocus={(event) => event.currentTarget.select()} />
          <CopyButton text={link} />
          <p className="small dim">{t("host.link_help")}</p>
        </div>
      )}
      <Suspense>{editing && <EditRoomDialog room={room} onClose={() => setEditing(false)} />}</Suspense>
    </Card>
  );
}
