/** What the chart shows, as a table. */
import { useTranslation } from "react-i18next";

import type { Moment } from "@/api/types";
import css from "./Timeline.module.css";

export default function MomentTable({ moments, onShow }: { moments: Moment[]; onShow: (turn: number) => void }) {
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
