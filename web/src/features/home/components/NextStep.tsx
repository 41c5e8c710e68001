/** The one thing to practise next, with its reason and a way to start at once. */
import { useTranslation } from "react-i18next";

import type { LearnerPage } from "@/api/types";
import { Card } from "@/components/Card";
import { LinkButton } from "@/components/LinkButton";
import css from "./home.module.css";

export function NextStep({ step }: { step: LearnerPage["next_step"] }) {
  const { t } = useTranslation("home");
  if (!step)
    return (
      <Card title={t("next.title")} tone="accent">
        <div className={css.next}>
          <h3>{t("next.first_title")}</h3>
          <p>{t("next.first_text")}</p>
          <LinkButton to="/bots" size="md">
            {t("next.first_action")}
          </LinkButton>
        </div>
      </Card>
    );
  const rubric = step.rubric_id ? `?rubric=${encodeURIComponent(step.rubric_id)}` : "";
  return (
    <Card title={t("next.title")} tone="accent">
      <div className={css.next}>
        <h3>{step.title}</h3>
        <p>{step.reason}</p>
        {step.phrase && (
          <p className={css.phrase}>
            <span className="dim small">{t("next.say")}</span>
            <br />“{step.phrase}”
          </p>
        )}
        <div className="row">
          <LinkButton to={isBuyer(step.bot_id) ? `/bots/${step.bot_id}${rubric}` : "/bots"} size="md">
            {t("next.start")}
          </LinkButton>
          {step.bot_name && <span className="dim">{t("next.with", { name: step.bot_name })}</span>}
        </div>
      </div>
    </Card>
  );
}

/** What was shown in a room is practised with any buyer: a room's id leads to none. */
function isBuyer(id: string | null): boolean {
  return id !== null && id !== "" && !id.startsWith("rm_");
}
