/** Giving one's membership of a room back. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { Room } from "@/api/types";
import { confirm } from "@/components/confirm";
import { FormFailure } from "@/components/FormFailure";
import { useMessageFor } from "@/lib/http/message";
import { leaveRoom } from "../api/change-room";
import { getRoom } from "../api/get-room";

export function LeaveRoom({ room }: { room: Room }) {
  const { t } = useTranslation("rooms");
  const message = useMessageFor();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const leaving = useMutation({
    mutationFn: () => leaveRoom(room.room_id),
    onSuccess: async () => {
      await navigate("/rooms");
      cache.removeQueries({ queryKey: getRoom(room.room_id).queryKey });
      void cache.invalidateQueries({ queryKey: ["rooms"] });
    },
  });
  const ask = async () => {
    const text = t(room.you === room.host_id ? "leave.text_host" : "leave.text");
    if (await confirm({ title: t("leave.title"), text, action: t("leave.action"), danger: true })) leaving.mutate();
  };
  return (
    <div className="stack">
      <FormFailure message={leaving.error ? message(leaving.error) : null} />
      <div>
        <Button variant="subtle" color="red" loading={leaving.isPending} onClick={() => void ask()}>
          {t("leave.action")}
        </Button>
      </div>
    </div>
  );
}
