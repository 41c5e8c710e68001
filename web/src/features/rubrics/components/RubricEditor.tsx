/** A rubric with its criteria; every save is a new version. */
import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { RubricView } from "@/api/types";
import { Card } from "@/components/Card";
import { FormFailure } from "@/components/FormFailure";
import { PageHead } from "@/components/PageHead";
import { SkeletonLines } from "@/components/states";
import { toast } from "@/components/toasts";
import { useLeaveGuard } from "@/components/use-leave-guard";
import { CALL_TYPES } from "@/lib/choices";
import { useMessageFor } from "@/lib/http/message";
import { fieldMessages } from "@/lib/http/problem";
import { updateRubric } from "../api/update-rubric";
import { toForm, toRubric, wrongFields, type RubricForm } from "../lib/rubric-form";
import { CriteriaEditor } from "./CriteriaEditor";
import css from "./rubric.module.css";

const PreviewPanel = lazy(() => import("./PreviewPanel"));

type Form = UseFormReturnType<RubricForm>;

export function RubricEditor({ view }: { view: RubricView }) {
  const { t } = useTranslation("rubrics");
  const form = useForm<RubricForm>({
    initialValues: toForm(view.rubric),
    validate: (values) => wrongFields(values, t("editor.required"), t("editor.unknown_section")),
  });
  const { busy, failure, save } = useSaveRubric(view, form);
  useLeaveGuard(form.isDirty(), { title: t("editor.leave_title"), text: t("editor.leave_text"), action: t("editor.leave") });
  return (
    <form noValidate onSubmit={form.onSubmit(() => void save())}>
      <PageHead
        title={t("editor.title", { name: view.rubric.name })}
        above={<Link to={`/rubrics/${view.rubric_id}`}>← {view.rubric.name}</Link>}
        lead={t("editor.note")}
        actions={
          <Button type="submit" loading={busy} disabled={!form.isDirty()}>
            {t("editor.save", { version: view.version + 1 })}
          </Button>
        }
      />
      <div className="stack">
        <FormFailure message={failure ?? (Object.keys(form.errors).length > 0 ? t("editor.fix") : null)} />
        <About form={form} />
        <CriteriaEditor form={form} />
        <Suspense fallback={<SkeletonLines lines={3} />}>
          <PreviewPanel rubric={() => toRubric(form.getValues())} />
        </Suspense>
      </div>
    </form>
  );
}

function useSaveRubric(view: RubricView, form: Form) {
  const { t } = useTranslation("rubrics");
  const cache = useQueryClient();
  const message = useMessageFor();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const save = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const saved = await updateRubric(view.rubric_id, toRubric(form.getValues()), view.version);
      cache.setQueryData(["rubric", saved.rubric_id, "newest"], saved);
      void cache.invalidateQueries({ queryKey: ["rubrics"] });
      form.resetDirty(toForm(saved.rubric));
      toast(t("editor.saved", { version: saved.version }));
    } catch (error) {
      const atFields = Object.entries(fieldMessages(error)).map(([field, words]) => [field.replace(/^rubric\./, ""), words]);
      form.setErrors(Object.fromEntries(atFields) as Record<string, string>);
      setFailure(message(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, save };
}

function About({ form }: { form: Form }) {
  const { t } = useTranslation(["rubrics", "common"]);
  return (
    <Card title={t("editor.about")} className="stack">
      <div className={css.pair}>
        <TextInput label={t("editor.name")} maxLength={120} {...form.getInputProps("name")} />
        <TextInput
          type="number"
          label={t("editor.pass_mark")}
          min={0}
          max={5}
          step={0.1}
          {...form.getInputProps("pass_mark")}
          onChange={(event) => form.setFieldValue("pass_mark", event.currentTarget.valueAsNumber || 0)}
        />
      </div>
      <Textarea label={t("editor.description")} rows={2} maxLength={1000} {...form.getInputProps("description")} />
      <Checkbox.Group label={t("editor.call_types")} {...form.getInputProps("call_types")}>
        <div className={css.choices}>
          {CALL_TYPES.map((type) => (
            <Checkbox key={type} value={type} label={t(`common:call_type.${type}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Textarea label={t("editor.sections")} rows={4} {...form.getInputProps("sections")} />
    </Card>
  );
}
