/** Trust, interest and patience turn by turn: a chart that loads by itself, and the table behind it. */
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

import type { Moment } from "@/api/types";
import { Card } from "@/components/Card";
import { WhenSeen } from "@/components/WhenSeen";
import css from "./Timeline.module.css";

const TimelineChart = lazy(() => import("./TimelineChart"));
const MomentTable = lazy(() => import("./MomentTable"));

export function Timeline({ moments, onShow }: { moments: Moment[]; onShow: (turn: number) => void }) {
  const { t } = useTranslation("scorecard");
  if (moments.length === 0) return null;
  return (
    <Card title={t("timeline.title")}>
      <ul className={css.legend}>
        {(["trust", "interest", "patience"] as const).map((name) => (
          <li key={name} data-line={name}>
            {t(`timeline.${name}`)}
          </li>
        ))}
      </ul>
      <WhenSeen height={200}>
        <Suspense>
          <TimelineChart moments={moments} label={t("timeline.title")} onPick={onShow} />
        </Suspense>
      </WhenSeen>
      <details>
        <summary>{t("timeline.table")}</summary>
        <Suspense>
          <MomentTable moments={moments} onShow={onShow} />
        </Suspense>
      </details>
    </Card>
  );
}
