/** Saves a planned room as a file that every calendar opens. */
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Room } from "@/api/types";
import { FormFailure } from "@/components/FormFailure";
import { useMessageFor } from "@/lib/http/message";
import { getRoomCalendar } from "../api/get-room-calendar";

const CALENDAR = "text/calendar;charset=utf-8";

export function AddToCalendar({ room }: { room: Room }) {
  const { t } = useTranslation("rooms");
  const message = useMessageFor();
  const adding = useMutation({ mutationFn: () => getRoomCalendar(room.room_id), onSuccess: save });
  if (!room.starts_at || room.status === "ended") return null;
  return (
    <div>
      <Button variant="default" loading={adding.isPending} onClick={() => adding.mutate()}>
        {t("calendar.add")}
      </Button>
      <span role="status" className="small dim">
        {adding.isSuccess && ` ${t("calendar.added")}`}
      </span>
      <FormFailure message={adding.error ? message(adding.error) : null} />
    </div>
  );
}

function save({ name, text }: { name: string; text: string }): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: CALENDAR }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
