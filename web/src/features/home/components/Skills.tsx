import { useTranslation } from "react-i18next";

import type { Skill } from "@/api/types";
import { formatScore } from "@/lib/format";
import css from "./home.module.css";

const TOP = 5;

/** Skills by section of the rubrics; one without enough data says so. */
export function Skills({ skills }: { skills: Skill[] }) {
  const { t } = useTranslation("home");
  if (skills.length === 0) return <p className="dim">{t("skills.empty")}</p>;
  return (
    <ul className={css.skills}>
      {skills.map((skill) => (
        <li key={skill.section} className={css.skill}>
          <span>{skill.section}</span>
          <span className="num small dim">
            {skill.level === null ? t("skills.not_enough") : t("skills.level", { level: formatScore(skill.level) })}
          </span>
          <span className={css.bar} aria-hidden>
            {skill.level !== null && <span style={{ transform: `scaleX(${skill.level / TOP})` }} />}
          </span>
        </li>
      ))}
    </ul>
  );
}
