/** Trust, interest and patience turn by turn: a chart that loads by itself, and the table behind it. */
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

import type { Moment } from "@/api/types";
import { Card } from "@/components/Card";
import { WhenSeen } from "@/components/WhenSeen";
import css from "./Timeline.module.css";

const TimelineChart = lazy(() => import("./TimelineChart"));

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
        <MomentTable moments={moments} onShow={onShow} />
      </details>
    </Card>
  );
}

function MomentTable({ moments, onShow }: { moments: Moment[]; onShow: (turn: number) => void }) {
  const { t } = useTranslation("scorecard");
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label={t("timeline.table")}>
      <table className={css.table}>
        <thead>
          <tr>
            {(["turn", "trust", "interest", "patience", "reasons"] as const).map((name) => (
              <th key={name} scope="col">
                {t(`timeline.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {moments.map((one) => (
            <tr key={one.turn}>
              <th scope="row">
                <button type="button" className={css.turn} onClick={() => onShow(one.turn)}>
                  {t("timeline.moved", { turn: one.turn })}
                </button>
              </th>
              <td>{one.trust}</td>
              <td>{one.interest}</td>
              <td>{one.patience}</td>
              <td>{one.reasons.join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
