import { useTranslation } from "react-i18next";

import { Card } from "@/components/Card";
import css from "./editor.module.css";
import { NumberField, TextField, type EditorForm } from "./fields";

/** How long the buyer listens, and how they will sound. */
export function VoiceSection({ form }: { form: EditorForm }) {
  const { t } = useTranslation("bots");
  return (
    <section id="voice">
      <Card title={t("editor.voice")}>
        <div className={css.triple}>
          <NumberField form={form} path="patience" label={t("editor.patience")} min={10} max={100} />
          <NumberField form={form} path="minutes" label={t("editor.minutes")} min={3} max={60} />
          <TextField form={form} path="voice_id" label={t("editor.voice_id")} />
        </div>
      </Card>
    </section>
  );
}
