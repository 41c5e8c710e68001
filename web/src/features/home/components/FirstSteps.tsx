/** What a new company does first; gone once it is done. */
import { IconCheck, IconCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { AdminPage } from "@/api/types";
import { Card } from "@/components/Card";
import css from "./home.module.css";

export function FirstSteps({ page }: { page: AdminPage }) {
  const { t } = useTranslation("home");
  const steps = [
    { name: "buyer", to: "/bots", done: page.bots.published > 0 },
    { name: "people", to: "/people/invitations", done: page.people.active + page.people.invited > 1 },
    { name: "model", to: "/settings", done: page.spending.calls > 0 },
  ] as const;
  if (steps[0].done && steps[1].done) return null;
  return (
    <Card title={t("first_steps.title")} tone="accent" className={css.full}>
      <ol className={css.steps}>
        {steps.map(({ name, to, done }) => (
          <li key={name} data-done={done || undefined}>
            {done ? <IconCheck size={18} aria-hidden /> : <IconCircle size={18} aria-hidden />}
            <div>
              <Link to={to}>{t(`first_steps.${name}`)}</Link>
              <p className="small dim">{t(`first_steps.${name}_text`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
