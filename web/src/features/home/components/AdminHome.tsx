/** Is it healthy, what does it cost, and who practises. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { AdminPage } from "@/api/types";
import { Card } from "@/components/Card";
import { formatDollars } from "@/lib/format";
import { FirstSteps } from "./FirstSteps";
import css from "./home.module.css";
import { Quiet } from "./ManagerHome";
import { TeamTable } from "./TeamTable";

export function AdminHome({ page }: { page: AdminPage }) {
  const { t } = useTranslation("home");
  const { people, bots, sessions } = page;
  return (
    <div className={css.grid}>
      <FirstSteps page={page} />
      <div className={css.figures}>
        <Figure name={t("admin.people")} value={people.active}>
          {t("admin.people_detail", { invited: people.invited, disabled: people.disabled })}
        </Figure>
        <Figure name={t("admin.bots")} value={bots.published} />
        <Figure name={t("admin.sessions")} value={sessions.week}>
          {t("admin.sessions_detail", { total: sessions.total })}
        </Figure>
        <Spending spending={page.spending} />
      </div>
      <div className={css.full}>
        <TeamTable people={page.people_table} teams={page.teams} />
      </div>
      {page.people_table.some((one) => one.role === "learner") && (
        <div className={css.full}>
          <Quiet people={page.people_table} />
        </div>
      )}
    </div>
  );
}

function Figure({ name, value, children }: { name: string; value: ReactNode; children?: ReactNode }) {
  return (
    <Card className={css.figure}>
      <h2>{name}</h2>
      <p className={css.value}>{value}</p>
      {children && <p className={css.detail}>{children}</p>}
    </Card>
  );
}

const NEARLY = 0.8;

function Spending({ spending }: { spending: AdminPage["spending"] }) {
  const { t } = useTranslation("home");
  const near = spending.limit_usd > 0 && spending.cost_usd >= NEARLY * spending.limit_usd;
  return (
    <Figure name={t("admin.spending", { month: spending.month })} value={formatDollars(spending.cost_usd)}>
      {spending.calls === 0 && t("admin.no_spending")}
      {spending.calls > 0 && t("admin.spending_detail", { limit: formatDollars(spending.limit_usd) })}
      {spending.per_attempt_usd ? ` · ${t("admin.per_attempt", { cost: formatDollars(spending.per_attempt_usd) })}` : null}
      {near && <strong> {t("admin.near_limit")}</strong>}
    </Figure>
  );
}
