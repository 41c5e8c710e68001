/** The fields of the editor, wired to its form by path. */
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Card } from "@/components/Card";
import type { PersonaForm } from "../lib/persona-form";
import css from "./editor.module.css";

export type EditorForm = UseFormReturnType<PersonaForm>;

interface FieldProps {
  form: EditorForm;
  path: string;
  label: string;
}

export function TextField({ form, path, label, max = 80 }: FieldProps & { max?: number }) {
  return <TextInput label={label} maxLength={max} {...form.getInputProps(path)} />;
}

export function LongField({ form, path, label, max = 400 }: FieldProps & { max?: number }) {
  return <Textarea label={label} maxLength={max} rows={max > 400 ? 5 : 2} {...form.getInputProps(path)} />;
}

export function ChoiceField({ form, path, label, options }: FieldProps & { options: { value: string; label: string }[] }) {
  return <NativeSelect label={label} data={options} {...form.getInputProps(path)} />;
}

export function NumberField({ form, path, label, min, max }: FieldProps & { min: number; max: number }) {
  const { value, ...rest } = form.getInputProps(path) as { value?: number | null };
  return (
    <TextInput
      {...rest}
      type="number"
      label={label}
      min={min}
      max={max}
      value={value ?? ""}
      onChange={(event) => form.setFieldValue(path, event.currentTarget.value === "" ? null : event.currentTarget.valueAsNumber)}
    />
  );
}

interface PartListProps<T extends { id: string }> {
  id: string;
  title: string;
  parts: T[];
  most: number;
  add: string;
  onAdd: () => void;
  onRemove: (index: number) => void;
  children: (index: number) => ReactNode;
}

/** A list of parts that can grow to `most` and never becomes empty. */
export function PartList<T extends { id: string }>({ id, title, parts, most, add, onAdd, onRemove, children }: PartListProps<T>) {
  const { t } = useTranslation("bots");
  return (
    <section id={id}>
      <Card
        title={title}
        aside={
          <Button variant="default" size="xs" disabled={parts.length >= most} onClick={onAdd}>
            {add}
          </Button>
        }
      >
        {parts.map((part, index) => (
          <div key={part.id} className={css.part} role="group" aria-label={`${title} ${index + 1}`}>
            {children(index)}
            <div className={css.foot}>
              <Button variant="subtle" color="gray" size="xs" disabled={parts.length === 1} onClick={() => onRemove(index)}>
                {t("editor.remove")}
              </Button>
            </div>
          </div>
        ))}
      </Card>
    </section>
  );
}
