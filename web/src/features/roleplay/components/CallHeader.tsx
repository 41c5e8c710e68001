/** Who is on the line, how they feel, how much time is left, and the end. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Roleplay } from "@/api/types";
import { AttemptMark } from "@/components/AttemptMark";
import { confirm } from "@/components/confirm";
import { Face } from "@/components/Face";
import { toast } from "@/components/toasts";
import { useMessageFor } from "@/lib/http/message";
import { endRoleplay } from "../api/end-roleplay";
import css from "./call.module.css";
import { MoodMeter } from "./MoodMeter";
import { Timer } from "./Timer";

export function CallHeader({ roleplay, mine }: { roleplay: Roleplay; mine: boolean }) {
  const { t } = useTranslation("roleplay");
  const { bot, state, status } = roleplay;
  const active = status === "active";
  return (
    <header className={css.header}>
      <div className={css.who}>
        <Face name={bot.name} />
        <div>
          <h1>{bot.name}</h1>
          <p className="small dim">{t("at", { role: bot.role, company: bot.company })}</p>
        </div>
        <AttemptMark mode={roleplay.mode} />
      </div>
      <div className={css.instruments}>
        <MoodMeter mood={state.mood} />
        {active && <Timer startedAt={roleplay.started_at} limit={roleplay.time_limit_seconds} />}
        {active && mine && <EndButton roleplay={roleplay} />}
      </div>
    </header>
  );
}

function EndButton({ roleplay }: { roleplay: Roleplay }) {
  const { t } = useTranslation("roleplay");
  const message = useMessageFor();
  const cache = useQueryClient();
  const ending = useMutation({
    mutationFn: () => endRoleplay(roleplay.roleplay_id),
    onSuccess: (ended) => cache.setQueryData(["roleplay", roleplay.roleplay_id], ended),
    onError: (error) => toast(message(error), "bad"),
  });
  const silent = !roleplay.turns.some((turn) => turn.speaker === "rep");
  const ask = async () => {
    const text = t(silent ? "end.text_short" : "end.text");
    if (await confirm({ title: t("end.title"), text, action: t("end.confirm"), danger: true })) ending.mutate();
  };
  return (
    <Button variant="default" onClick={() => void ask()} loading={ending.isPending}>
      {t("end.action")}
    </Button>
  );
}
