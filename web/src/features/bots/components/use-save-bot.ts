/** Saving a draft and publishing it, with the server's objections at their fields. */
import type { UseFormReturnType } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { BotView } from "@/api/types";
import { toast } from "@/components/toasts";
import { useMessageFor } from "@/lib/http/message";
import { fieldMessages } from "@/lib/http/problem";
import { publishBot } from "../api/publish-bot";
import { updateBot } from "../api/update-bot";
import { toForm, toPersona, type PersonaForm } from "../lib/persona-form";

interface SavingBot {
  busy: boolean;
  failure: string | null;
  save: () => Promise<void>;
  publish: () => Promise<void>;
}

export function useSaveBot(bot: BotView, form: UseFormReturnType<PersonaForm>): SavingBot {
  const { t } = useTranslation("bots");
  const cache = useQueryClient();
  const message = useMessageFor();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const keep = (saved: BotView) => {
    cache.setQueryData(["bot", saved.bot_id], saved);
    void cache.invalidateQueries({ queryKey: ["bots"] });
    if (saved.draft) form.resetDirty(toForm(saved.draft));
  };
  const store = async (): Promise<BotView> => {
    if (!form.isDirty()) return bot;
    const saved = await updateBot(bot.bot_id, toPersona(form.getValues()), bot.version);
    keep(saved);
    return saved;
  };
  const attempt = async (act: () => Promise<string>) => {
    setBusy(true);
    setFailure(null);
    try {
      toast(await act());
    } catch (error) {
      form.setErrors(atFields(error));
      setFailure(message(error));
    } finally {
      setBusy(false);
    }
  };
  const save = () =>
    attempt(async () => {
      await store();
      return t("actions.saved");
    });
  const publish = () =>
    attempt(async () => {
      const published = await publishBot(bot.bot_id, (await store()).version);
      keep(published);
      return t("actions.published", { version: published.published_version });
    });
  return { busy, failure, save, publish };
}

function atFields(error: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(fieldMessages(error)).map(([field, words]) => [field.replace(/^persona\./, ""), words]));
}
