/** Who changed what and why; the machine's word stays readable. */
import { useTranslation } from "react-i18next";

import type { Scorecard, TrailEntry } from "@/api/types";
import { Card } from "@/components/Card";
import { formatDateTime } from "@/lib/format";
import css from "./scorecard.module.css";

interface TrailProps {
  card: Scorecard;
  onShow: (turn: number) => void;
}

export default function Trail({ card, onShow }: TrailProps) {
  const { t } = useTranslation("scorecard");
  const titles = new Map(card.criteria.map((one) => [one.criterion_id, one.title]));
  return (
    <Card title={t("trail.title")}>
      <ol className={css.trail}>
        {card.trail.map((entry) => (
          <li key={`${entry.at} ${entry.what} ${entry.criterion_id ?? ""} ${entry.turn ?? ""}`}>
            <Happened entry={entry} title={titles.get(entry.criterion_id ?? "") ?? ""} />
            {entry.comment && <p>{entry.comment}</p>}
            {entry.turn !== null && (
              <button type="button" className={css.jump} onClick={() => onShow(entry.turn ?? 0)}>
                {t("timeline.moved", { turn: entry.turn })}
              </button>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Happened({ entry, title }: { entry: TrailEntry; title: string }) {
  const { t } = useTranslation("scorecard");
  const verdict = entry.verdict ? t(`verdict.${entry.verdict}`) : "";
  return (
    <p>
      <strong>{t(`trail.${entry.what}`, { name: entry.by_name, title, verdict })}</strong>{" "}
      <span className="small dim">{formatDateTime(entry.at)}</span>
    </p>
  );
}
