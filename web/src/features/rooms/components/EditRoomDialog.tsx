/** What the host changes of a room that has not opened: its name and its time. */
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";

import type { Room } from "@/api/types";
import { FormFailure } from "@/components/FormFailure";
import { Modal } from "@/components/Modal";
import { toast } from "@/components/toasts";
import { useMessageFor } from "@/lib/http/message";
import { updateRoom } from "../api/change-room";
import { getRoom } from "../api/get-room";

/** A moment as a field for local time wants it. */
function localTime(iso: string | null): string {
  if (!iso) return "";
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export default function EditRoomDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation("rooms");
  const message = useMessageFor();
  const cache = useQueryClient();
  const [name, setName] = useState(room.name);
  const [starts, setStarts] = useState(localTime(room.starts_at));
  const [minutes, setMinutes] = useState(String(room.minutes));
  // The version is the one that was shown when the dialog opened: what somebody else changed since is not lost.
  const [version] = useState(room.version);
  const saving = useMutation({
    mutationFn: () => updateRoom(room.room_id, { version, name, minutes: Number(minutes), starts_at: starts ? new Date(starts).toISOString() : null }),
    onSuccess: (after) => {
      cache.setQueryData(getRoom(room.room_id).queryKey, after);
      void cache.invalidateQueries({ queryKey: ["rooms"] });
      toast(t("edit.saved"));
      onClose();
    },
    onError: () => cache.invalidateQueries({ queryKey: getRoom(room.room_id).queryKey }),
  });
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Modal title={t("edit.title")} onClose={onClose}>
      <form onSubmit={send} className="stack">
        <FormFailure message={saving.error ? message(saving.error) : null} />
        <TextInput label={t("new.name")} required maxLength={120} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <TextInput type="datetime-local" required label={t("new.starts")} value={starts} onChange={(event) => setStarts(event.currentTarget.value)} />
        <TextInput type="number" required label={t("new.minutes")} min={5} max={180} value={minutes} onChange={(event) => setMinutes(event.currentTarget.value)} />
        <Button type="submit" loading={saving.isPending}>
          {t("edit.save")}
        </Button>
      </form>
    </Modal>
  );
}
