/** Figures of the call as bands: where they lie, never what they score. */
import { useTranslation } from "react-i18next";

import type { Band, CallMetrics } from "@/api/types";
import { Card } from "@/components/Card";
import css from "./scorecard.module.css";

const NAMES = ["talk_ratio", "longest_monologue_seconds", "pace_wpm", "interactivity", "fillers"] as const;
type Name = (typeof NAMES)[number];

export function Metrics({ metrics, onShow }: { metrics: CallMetrics; onShow: (turn: number) => void }) {
  const { t } = useTranslation("scorecard");
  const known = metrics.bands.filter((band): band is Band & { metric: Name; value: number } => band.value !== null && (NAMES as readonly string[]).includes(band.metric));
  const turn = metrics.longest_monologue_turn;
  return (
    <Card title={t("metrics.title")}>
      <p className="small dim">{t("metrics.lead")}</p>
      <dl className={css.metrics}>
        {known.map((band) => (
          <div key={band.metric}>
            <dt>{t(`metrics.${band.metric}`)}</dt>
            <BandValue band={band} />
            {band.metric === "fillers" && metrics.fillers.most_used.length > 0 && (
              <dd className="small dim">{t("metrics.most_used", { words: metrics.fillers.most_used.join("”, “") })}</dd>
            )}
            {band.metric === "longest_monologue_seconds" && turn !== null && (
              <dd>
                <button type="button" className={css.quote} onClick={() => onShow(turn)}>
                  {t("timeline.moved", { turn })}
                </button>
              </dd>
            )}
          </div>
        ))}
        <div>
          <dt>{t("metrics.questions")}</dt>
          <dd className={css.value}>{metrics.questions.total}</dd>
          <dd className="small dim">{t("metrics.questions_detail", metrics.questions)}</dd>
        </div>
      </dl>
      {metrics.basis === "words" && <p className="small dim">{t("metrics.typed")}</p>}
    </Card>
  );
}

function shown(band: Band, value: number): number {
  return band.unit === "share" ? Math.round(value * 100) : Math.round(value * 10) / 10;
}

function BandValue({ band }: { band: Band & { value: number } }) {
  const { t } = useTranslation("scorecard");
  const ranged = band.low !== null || band.high !== null;
  return (
    <>
      <dd className={css.value}>{t(`metrics.${band.unit}`, { value: shown(band, band.value) })}</dd>
      {ranged && (
        <dd className="small dim">
          <BandBar band={band} />
          {band.position !== "unknown" && `${t(`metrics.${band.position}`)}, `}
          <Usual band={band} />
        </dd>
      )}
    </>
  );
}

function Usual({ band }: { band: Band }) {
  const { t } = useTranslation("scorecard");
  const low = band.low === null ? null : shown(band, band.low);
  const high = band.high === null ? null : shown(band, band.high);
  if (low !== null && high !== null && low > 0) return t("metrics.usual", { low, high });
  return high !== null ? t("metrics.usual_to", { high }) : t("metrics.usual_from", { low });
}

function BandBar({ band }: { band: Band & { value: number } }) {
  const top = band.unit === "share" ? 1 : 1.25 * Math.max(band.value, band.high ?? 0, 2 * (band.low ?? 0));
  const place = (value: number) => `${Math.min(100, Math.max(0, (100 * value) / top))}%`;
  return (
    <span className={css.band} aria-hidden style={{ display: "block" }}>
      <span className={css.usual} style={{ insetInlineStart: place(band.low ?? 0), insetInlineEnd: `calc(100% - ${place(band.high ?? top)})` }} />
      <span className={css.at} style={{ insetInlineStart: place(band.value) }} />
    </span>
  );
}
