/** A rubric as the editor holds it: lists as lines of text. */
import type { CallType, Criterion, Rubric } from "@/api/types";

export interface CriterionForm extends Omit<Criterion, "examples_for" | "examples_against"> {
  examples_for: string;
  examples_against: string;
}

export interface RubricForm {
  name: string;
  description: string;
  call_types: CallType[];
  sections: string;
  criteria: CriterionForm[];
  pass_mark: number;
}

export const MOST_CRITERIA = 60;

export function lines(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter(Boolean);
}

export function toForm(rubric: Rubric): RubricForm {
  return {
    ...rubric,
    sections: rubric.sections.join("\n"),
    criteria: rubric.criteria.map((one) => ({
      ...one,
      examples_for: one.examples_for.join("\n"),
      examples_against: one.examples_against.join("\n"),
    })),
  };
}

export function toRubric(form: RubricForm): Rubric {
  return {
    ...form,
    sections: lines(form.sections),
    criteria: form.criteria.map((one) => ({
      ...one,
      examples_for: lines(one.examples_for),
      examples_against: lines(one.examples_against),
    })),
  };
}

export function newCriterion(section: string): CriterionForm {
  return {
    criterion_id: `c-${crypto.randomUUID().slice(0, 8)}`,
    section,
    title: "",
    definition: "",
    shown_by: "rep",
    examples_for: "",
    examples_against: "",
    weight: 1,
    blocker: false,
    signals: [],
  };
}

/** `{path: message}` of what is empty, and of criteria whose section is gone. */
export function wrongFields(form: RubricForm, required: string, unknownSection: string): Record<string, string> {
  const sections = lines(form.sections);
  const wrong: Record<string, string> = {};
  if (!form.name.trim()) wrong.name = required;
  if (sections.length === 0) wrong.sections = required;
  form.criteria.forEach((one, index) => {
    if (!one.title.trim()) wrong[`criteria.${index}.title`] = required;
    if (!one.definition.trim()) wrong[`criteria.${index}.definition`] = required;
    if (!sections.includes(one.section)) wrong[`criteria.${index}.section`] = unknownSection;
  });
  return wrong;
}
