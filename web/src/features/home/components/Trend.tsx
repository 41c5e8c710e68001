import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

import type { Week } from "@/api/types";
import { WhenSeen } from "@/components/WhenSeen";
import { formatScore } from "@/lib/format";
import css from "./Trend.module.css";

const TrendChart = lazy(() => import("./TrendChart"));

/** Average score by week: a chart that loads by itself, and the table behind it. */
export function Trend({ weeks }: { weeks: Week[] }) {
  const { t } = useTranslation("home");
  if (weeks.every((week) => week.score === null)) return <p className="dim">{t("trend.empty")}</p>;
  return (
    <>
      <WhenSeen height={180}>
        <Suspense>
          <TrendChart weeks={weeks} label={t("trend.title")} />
        </Suspense>
      </WhenSeen>
      <details className={css.table}>
        <summary>{t("trend.table")}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("trend.week")}</th>
              <th scope="col">{t("trend.calls")}</th>
              <th scope="col">{t("trend.score")}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.week}>
                <th scope="row">{week.week}</th>
                <td>{week.sessions}</td>
                <td>{week.score === null ? t("trend.none") : formatScore(week.score)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
