/** A new buyer from a template. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { Template } from "@/api/types";
import { Face } from "@/components/Face";
import { Loaded } from "@/components/Loaded";
import { Modal } from "@/components/Modal";
import { toast } from "@/components/toasts";
import { useMessageFor } from "@/lib/http/message";
import { createBot } from "../api/create-bot";
import { listBotTemplates } from "../api/list-bot-templates";
import css from "./NewBotDialog.module.css";

export default function NewBotDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("bots");
  const message = useMessageFor();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const templates = useQuery(listBotTemplates);
  const making = useMutation({
    mutationFn: createBot,
    onSuccess: (bot) => {
      void cache.invalidateQueries({ queryKey: ["bots"] });
      cache.setQueryData(["bot", bot.bot_id], bot);
      void navigate(`/bots/${bot.bot_id}/edit`);
    },
    onError: (error) => toast(message(error), "bad"),
  });
  return (
    <Modal title={t("new_dialog.title")} onClose={onClose} wide>
      <p className="dim">{t("new_dialog.lead")}</p>
      <Loaded query={templates}>
        {(page) => (
          <ul className={css.list}>
            {page.items.map((template) => (
              <TemplateLine
                key={template.template_id}
                template={template}
                busy={making.isPending}
                onUse={() => making.mutate({ template_id: template.template_id })}
              />
            ))}
          </ul>
        )}
      </Loaded>
    </Modal>
  );
}

function TemplateLine({ template, busy, onUse }: { template: Template; busy: boolean; onUse: () => void }) {
  const { t } = useTranslation(["bots", "common"]);
  const { persona } = template;
  return (
    <li className={css.line}>
      <Face name={persona.name} size="sm" />
      <div className={css.who}>
        <strong>{persona.name}</strong>
        <p className="small dim">
          {t("at", { role: persona.role, company: persona.company })} · {t(`common:call_type.${persona.call_type}`)} ·{" "}
          {t(`common:difficulty.${persona.difficulty}`)}
        </p>
      </div>
      <Button variant="default" disabled={busy} onClick={onUse}>
        {t("new_dialog.use", { name: persona.name })}
      </Button>
    </li>
  );
}
