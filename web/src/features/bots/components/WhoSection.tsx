import { useTranslation } from "react-i18next";

import type { BuyerMood } from "@/api/types";
import { Card } from "@/components/Card";
import { CALL_TYPES, DIFFICULTIES } from "@/lib/choices";
import css from "./editor.module.css";
import { ChoiceField, LongField, TextField, type EditorForm } from "./fields";

const MOODS: readonly BuyerMood[] = ["friendly", "neutral", "rushed", "skeptical", "irritated", "guarded"];

/** Who the buyer is, and what a rep is told before the call. */
export function WhoSection({ form }: { form: EditorForm }) {
  const { t } = useTranslation(["bots", "common"]);
  const type = form.values.call_type;
  return (
    <>
      <section id="who">
        <Card title={t("editor.who")} className="stack">
          <div className={css.pair}>
            <TextField form={form} path="name" label={t("editor.name")} />
            <TextField form={form} path="role" label={t("editor.role")} />
            <TextField form={form} path="company" label={t("editor.company_name")} />
            <TextField form={form} path="industry" label={t("editor.industry")} />
          </div>
          <div className={css.triple}>
            <ChoiceField
              form={form}
              path="call_type"
              label={t("editor.call_type")}
              options={CALL_TYPES.map((value) => ({ value, label: t(`common:call_type.${value}`) }))}
            />
            <ChoiceField
              form={form}
              path="difficulty"
              label={t("editor.difficulty")}
              options={DIFFICULTIES.map((value) => ({ value, label: t(`common:difficulty.${value}`) }))}
            />
            <ChoiceField
              form={form}
              path="mood"
              label={t("editor.mood")}
              options={MOODS.map((value) => ({ value, label: t(`moods.${value}`) }))}
            />
          </div>
        </Card>
      </section>
      <section id="situation">
        <Card title={t("editor.situation")} className="stack">
          <LongField form={form} path="situation" label={t("editor.situation_text")} max={1200} />
          <LongField form={form} path="product" label={t("editor.product_text")} max={1200} />
          {type === "renewal" && <LongField form={form} path="grievance" label={t("editor.grievance")} />}
          {type === "gatekeeper" && (
            <div className={css.pair}>
              <TextField form={form} path="gatekeeper.name" label={t("editor.gatekeeper_name")} />
              <TextField form={form} path="gatekeeper.role" label={t("editor.gatekeeper_role")} />
            </div>
          )}
        </Card>
      </section>
    </>
  );
}
