/** The criteria of a rubric by section, each with its examples folded. */
import { useTranslation } from "react-i18next";

import type { Criterion, Rubric } from "@/api/types";
import css from "./CriteriaList.module.css";

export function CriteriaList({ rubric }: { rubric: Rubric }) {
  return (
    <div className={css.sections}>
      {rubric.sections.map((section) => (
        <section key={section}>
          <h3>{section}</h3>
          <ul className={css.list}>
            {rubric.criteria
              .filter((one) => one.section === section)
              .map((one) => (
                <CriterionLine key={one.criterion_id} criterion={one} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function CriterionLine({ criterion }: { criterion: Criterion }) {
  const { t } = useTranslation();
  const { examples_for, examples_against } = criterion;
  const marks = [criterion.weight > 1 && t("criterion.weight", { weight: criterion.weight }), criterion.blocker && t("criterion.blocker")];
  const shown = marks.filter(Boolean).join(", ");
  return (
    <li>
      <details>
        <summary>
          {criterion.title}
          {shown && <span className={css.mark}>{shown}</span>}
        </summary>
        <div className={css.body}>
          <p>{criterion.definition}</p>
          <Examples title={t("criterion.for")} examples={examples_for} />
          <Examples title={t("criterion.against")} examples={examples_against} />
        </div>
      </details>
    </li>
  );
}

function Examples({ title, examples }: { title: string; examples: string[] }) {
  if (examples.length === 0) return null;
  return (
    <div>
      <p className="small dim">{title}</p>
      <ul>
        {examples.map((example) => (
          <li key={example}>“{example}”</li>
        ))}
      </ul>
    </div>
  );
}
