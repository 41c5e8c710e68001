import { useTranslation } from "react-i18next";

import type { ScoringProgress } from "@/api/types";
import css from "./scorecard.module.css";

/** How far the judge is. */
export function Waiting({ progress }: { progress: ScoringProgress }) {
  const { t } = useTranslation("scorecard");
  const { done, of } = progress;
  return (
    <div className={css.wait}>
      <h1>{t("waiting.title")}</h1>
      <p className="dim" role="status">
        {progress.status === "queued" && done === 0 ? t("waiting.queued") : t("waiting.judging", { done, of })}
      </p>
      <div className={css.progress} role="progressbar" aria-label={t("waiting.label")} aria-valuemin={0} aria-valuemax={of} aria-valuenow={done}>
        <span style={{ transform: `scaleX(${of ? done / of : 0})` }} />
      </div>
    </div>
  );
}
