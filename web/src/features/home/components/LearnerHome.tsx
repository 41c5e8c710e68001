/** What to practise next, and how it has gone so far. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { LearnerPage } from "@/api/types";
import { Card } from "@/components/Card";
import { formatScore } from "@/lib/format";
import css from "./home.module.css";
import { NextStep } from "./NextStep";
import { SessionList } from "./SessionList";
import { Skills } from "./Skills";
import { Trend } from "./Trend";

export function LearnerHome({ page }: { page: LearnerPage }) {
  const { t } = useTranslation("home");
  return (
    <div className={css.split}>
      <div className={css.column}>
        <NextStep step={page.next_step} />
        <Card title={t("sessions.title")} aside={<Link to="/roleplays">{t("sessions.all")}</Link>}>
          <SessionList sessions={page.sessions} empty={t("sessions.empty")} />
        </Card>
      </div>
      <div className={css.column}>
        <Totals totals={page.totals} />
        <Card title={t("skills.title")}>
          <Skills skills={page.skills} />
        </Card>
        <Card title={t("trend.title")}>
          <Trend weeks={page.trend} />
        </Card>
      </div>
    </div>
  );
}

function Totals({ totals }: { totals: LearnerPage["totals"] }) {
  const { t } = useTranslation("home");
  const figures = [
    [t("totals.sessions"), totals.sessions],
    [t("totals.minutes"), totals.minutes],
    [t("totals.best"), formatScore(totals.best_score)],
  ] as const;
  return (
    <Card title={t("totals.title")}>
      <dl className={css.totals}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
