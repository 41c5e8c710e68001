import { Button, NativeSelect, Switch, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";

import { Card } from "@/components/Card";
import { lines, MOST_CRITERIA, newCriterion, type RubricForm } from "../lib/rubric-form";
import css from "./rubric.module.css";

type Form = UseFormReturnType<RubricForm>;

/** The criteria, one box each. */
export function CriteriaEditor({ form }: { form: Form }) {
  const { t } = useTranslation("rubrics");
  const sections = lines(form.values.sections);
  const { criteria } = form.values;
  return (
    <>
      {criteria.map((criterion, index) => (
        <Card
          key={criterion.criterion_id}
          title={t("editor.criterion", { number: index + 1 })}
          aside={
            <div className="row">
              <Button
                variant="subtle"
                color="gray"
                size="xs"
                disabled={index === 0}
                onClick={() => form.reorderListItem("criteria", { from: index, to: index - 1 })}
              >
                {t("editor.up")}
              </Button>
              <Button
                variant="subtle"
                color="gray"
                size="xs"
                disabled={criteria.length === 1}
                onClick={() => form.removeListItem("criteria", index)}
              >
                {t("editor.remove")}
              </Button>
            </div>
          }
        >
          <CriterionFields form={form} index={index} sections={sections} />
        </Card>
      ))}
      <div>
        <Button
          variant="default"
          disabled={criteria.length >= MOST_CRITERIA}
          onClick={() => form.insertListItem("criteria", newCriterion(sections.at(-1) ?? ""))}
        >
          {t("editor.add")}
        </Button>
      </div>
    </>
  );
}

function CriterionFields({ form, index, sections }: { form: Form; index: number; sections: string[] }) {
  const { t } = useTranslation("rubrics");
  const path = (name: string) => `criteria.${index}.${name}`;
  return (
    <div className="stack">
      <TextInput label={t("editor.criterion_title")} maxLength={120} {...form.getInputProps(path("title"))} />
      <Textarea label={t("editor.definition")} rows={2} maxLength={600} {...form.getInputProps(path("definition"))} />
      <div className={css.triple}>
        <NativeSelect label={t("editor.section")} data={sections} {...form.getInputProps(path("section"))} />
        <NativeSelect
          label={t("editor.shown_by")}
          data={[
            { value: "rep", label: t("editor.rep") },
            { value: "buyer", label: t("editor.buyer") },
          ]}
          {...form.getInputProps(path("shown_by"))}
        />
        <TextInput
          type="number"
          label={t("editor.weight")}
          min={1}
          max={10}
          {...form.getInputProps(path("weight"))}
          onChange={(event) => form.setFieldValue(path("weight"), event.currentTarget.valueAsNumber || 1)}
        />
      </div>
      <Switch label={t("editor.blocker")} {...form.getInputProps(path("blocker"), { type: "checkbox" })} />
      <div className={css.pair}>
        <Textarea label={t("editor.examples_for")} rows={3} {...form.getInputProps(path("examples_for"))} />
        <Textarea label={t("editor.examples_against")} rows={3} {...form.getInputProps(path("examples_against"))} />
      </div>
    </div>
  );
}
