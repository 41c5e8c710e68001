/** One line over the composer: who answers, and whether something is in the way. */
import { Button } from "@mantine/core";
import { onlineManager } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Roleplay } from "@/api/types";
import { useMessageFor } from "@/lib/http/message";
import { liveSocket, useSocketState } from "@/lib/socket/live";
import type { Conversation } from "../lib/use-conversation";
import css from "./call.module.css";

export function CallStatus({ roleplay, conversation }: { roleplay: Roleplay; conversation: Conversation }) {
  const { t } = useTranslation("roleplay");
  const message = useMessageFor();
  const socket = useSocketState();
  const active = roleplay.status === "active";
  if (conversation.retrying)
    return (
      <p className={css.line} data-tone="warn" role="status">
        {t("status.retrying")}
      </p>
    );
  if (conversation.rejected && active)
    return (
      <p className={css.line} data-tone="warn" role="alert">
        {t("status.rejected", { why: message(conversation.rejected) })}
      </p>
    );
  if (active && (socket === "waiting" || !onlineManager.isOnline()))
    return (
      <p className={css.line} role="status">
        {t("status.reconnecting")}
        <Button size="compact-xs" variant="subtle" onClick={() => liveSocket.hurry()}>
          {t("status.now")}
        </Button>
      </p>
    );
  return <ModelLine roleplay={roleplay} />;
}

function ModelLine({ roleplay }: { roleplay: Roleplay }) {
  const { t } = useTranslation("roleplay");
  const { kind, name, notice, fallback } = roleplay.model;
  const words = notice ?? (kind === "built_in" ? t("model.built_in") : t("model.openai", { name }));
  return (
    <p className={css.line} data-tone={fallback ? "warn" : undefined} role="note">
      {words}
    </p>
  );
}
