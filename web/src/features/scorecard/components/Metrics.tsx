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
                <button type="button" className={css.jump} onClick={() => onShow(turn)}>
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
  const range = useRange(band);
  return (
    <>
      <dd className={css.value}>{t(`metrics.${band.unit}`, { value: shown(band, band.value) })}</dd>
      {range && band.position !== "unknown" && (
        <dd className="small dim">
          <BandBar band={band} />
          {t(`metrics.${band.position}`, { range })}
        </dd>
      )}
    </>
  );
}

/** The usual range in words and its unit, or null when there is none. */
function useRange(band: Band): string | null {
  const { t } = useTranslation("scorecard");
  const low = band.low === null ? null : shown(band, band.low);
  const high = band.high === null ? null : shown(band, band.high);
  if (high === null) return low === null ? null : t("metrics.range_from", { low: t(`metrics.${band.unit}`, { value: low }) });
  return t(`metrics.${band.unit}`, { value: low ? t("metrics.range", { low, high }) : t("metrics.range_to", { high }) });
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
