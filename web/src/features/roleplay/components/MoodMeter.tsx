import { useTranslation } from "react-i18next";

import type { Mood } from "@/api/types";
import css from "./call.module.css";

const TOP = 100;

/** One quiet meter for how the buyer feels. */
export function MoodMeter({ mood }: { mood: Mood }) {
  const { t } = useTranslation("roleplay");
  return (
    <div
      className={css.mood}
      role="meter"
      aria-label={t("mood.title")}
      aria-valuemin={0}
      aria-valuemax={TOP}
      aria-valuenow={mood.level}
      aria-valuetext={t("mood.text", { ...mood })}
    >
      <p aria-hidden>
        <span className="dim">{t("mood.title")}</span>
        <span>{mood.label}</span>
      </p>
      <div className={css.meter} aria-hidden>
        <span style={{ transform: `scaleX(${mood.level / TOP})` }} />
      </div>
    </div>
  );
}
