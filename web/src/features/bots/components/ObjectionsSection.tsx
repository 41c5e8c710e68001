import { useTranslation } from "react-i18next";

import type { ObjectionType, Resolution } from "@/api/types";
import { LIMITS, newObjection } from "../lib/persona-form";
import css from "./editor.module.css";
import { ChoiceField, LongField, PartList, type EditorForm } from "./fields";

const TYPES: readonly ObjectionType[] = ["price", "timing", "trust", "need", "competitor", "authority", "status_quo", "risk", "effort"];
const RESOLUTIONS: readonly Resolution[] = ["listening", "evidence", "value", "discount", "trade"];

/** Why the buyer hesitates, and what lays it to rest. */
export function ObjectionsSection({ form }: { form: EditorForm }) {
  const { t } = useTranslation("bots");
  const types = TYPES.map((value) => ({ value, label: t(`objection_types.${value}`) }));
  const resolutions = RESOLUTIONS.map((value) => ({ value, label: t(`resolutions.${value}`) }));
  return (
    <PartList
      id="objections"
      title={t("editor.objections")}
      parts={form.values.objections}
      most={LIMITS.objections}
      add={t("editor.add_objection")}
      onAdd={() => form.insertListItem("objections", newObjection())}
      onRemove={(index) => form.removeListItem("objections", index)}
    >
      {(index) => (
        <>
          <LongField form={form} path={`objections.${index}.text`} label={t("editor.objection_text")} />
          <div className={css.pair}>
            <ChoiceField form={form} path={`objections.${index}.type`} label={t("editor.objection_type")} options={types} />
            <ChoiceField form={form} path={`objections.${index}.resolved_by`} label={t("editor.resolved_by")} options={resolutions} />
          </div>
          <LongField form={form} path={`objections.${index}.resolution`} label={t("editor.resolution")} max={300} />
        </>
      )}
    </PartList>
  );
}
