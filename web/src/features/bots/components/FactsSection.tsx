import { useTranslation } from "react-i18next";

import type { FactKind } from "@/api/types";
import { LIMITS, newFact } from "../lib/persona-form";
import css from "./editor.module.css";
import { ChoiceField, LongField, NumberField, PartList, TextField, type EditorForm } from "./fields";

const KINDS: readonly FactKind[] = ["situation", "problem", "impact", "goal", "decision", "competition"];

/** What has to be asked for, and earned. */
export function FactsSection({ form }: { form: EditorForm }) {
  const { t } = useTranslation("bots");
  const kinds = KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }));
  return (
    <PartList
      id="facts"
      title={t("editor.facts")}
      parts={form.values.hidden_facts}
      most={LIMITS.hidden_facts}
      add={t("editor.add_fact")}
      onAdd={() => form.insertListItem("hidden_facts", newFact())}
      onRemove={(index) => form.removeListItem("hidden_facts", index)}
    >
      {(index) => (
        <>
          <div className={css.triple}>
            <TextField form={form} path={`hidden_facts.${index}.topic`} label={t("editor.topic")} />
            <ChoiceField form={form} path={`hidden_facts.${index}.kind`} label={t("editor.kind")} options={kinds} />
            <NumberField form={form} path={`hidden_facts.${index}.needs_trust`} label={t("editor.needs_trust")} min={0} max={100} />
          </div>
          <LongField form={form} path={`hidden_facts.${index}.text`} label={t("editor.fact_text")} />
          <TextField form={form} path={`hidden_facts.${index}.keywords`} label={t("editor.keywords")} max={500} />
        </>
      )}
    </PartList>
  );
}
