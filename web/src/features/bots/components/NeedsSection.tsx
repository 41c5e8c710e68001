import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { LIMITS, newNeed } from "../lib/persona-form";
import css from "./editor.module.css";
import { LongField, PartList, TextField, type EditorForm } from "./fields";

const PRIORITIES = ["1", "2", "3"] as const;

/** What the buyer wants solved. */
export function NeedsSection({ form }: { form: EditorForm }) {
  const { t } = useTranslation("bots");
  return (
    <PartList
      id="needs"
      title={t("editor.needs")}
      parts={form.values.needs}
      most={LIMITS.needs}
      add={t("editor.add_need")}
      onAdd={() => form.insertListItem("needs", newNeed())}
      onRemove={(index) => form.removeListItem("needs", index)}
    >
      {(index) => (
        <>
          <LongField form={form} path={`needs.${index}.text`} label={t("editor.need_text")} />
          <div className={css.pair}>
            <NativeSelect
              label={t("editor.priority")}
              value={String(form.values.needs[index]?.priority)}
              onChange={(event) => form.setFieldValue(`needs.${index}.priority`, Number(event.currentTarget.value))}
              data={PRIORITIES.map((value) => ({ value, label: t(`editor.priority_${value}`) }))}
            />
            <TextField form={form} path={`needs.${index}.keywords`} label={t("editor.keywords")} max={500} />
          </div>
        </>
      )}
    </PartList>
  );
}
