/** Duplicate, archive and restore. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { BotView } from "@/api/types";
import { confirm } from "@/components/confirm";
import { toast } from "@/components/toasts";
import { useMessageFor } from "@/lib/http/message";
import { archiveBot } from "../api/archive-bot";
import { createBot } from "../api/create-bot";
import { restoreBot } from "../api/restore-bot";

export function BotActions({ bot }: { bot: BotView }) {
  const { t } = useTranslation("bots");
  const { copy, archive, restore } = useBotActions(bot);
  const ask = async () => {
    const question = { title: t("actions.archive_title", { name: bot.name }), text: t("actions.archive_text"), action: t("actions.archive") };
    if (await confirm({ ...question, danger: true })) archive.mutate();
  };
  return (
    <>
      <Button variant="default" loading={copy.isPending} onClick={() => copy.mutate()}>
        {t("actions.duplicate")}
      </Button>
      {bot.status === "archived" ? (
        <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate()}>
          {t("actions.restore")}
        </Button>
      ) : (
        <Button variant="default" loading={archive.isPending} onClick={() => void ask()}>
          {t("actions.archive")}
        </Button>
      )}
    </>
  );
}

function useBotActions(bot: BotView) {
  const { t } = useTranslation("bots");
  const cache = useQueryClient();
  const navigate = useNavigate();
  const message = useMessageFor();
  const onError = (error: Error) => toast(message(error), "bad");
  const changed = (words: string) => {
    void cache.invalidateQueries({ queryKey: ["bots"] });
    void cache.invalidateQueries({ queryKey: ["bot", bot.bot_id] });
    toast(words);
  };
  const copy = useMutation({
    mutationFn: () => createBot({ copy_of: bot.bot_id }),
    onSuccess: (made) => {
      changed(t("actions.duplicated"));
      void navigate(`/bots/${made.bot_id}/edit`);
    },
    onError,
  });
  const archive = useMutation({
    mutationFn: () => archiveBot(bot.bot_id),
    onSuccess: () => {
      changed(t("actions.archived", { name: bot.name }));
      void navigate("/bots");
    },
    onError,
  });
  const restore = useMutation({
    mutationFn: () => restoreBot(bot.bot_id),
    onSuccess: () => changed(t("actions.restored", { name: bot.name })),
    onError,
  });
  return { copy, archive, restore };
}
