import { useTranslation } from "react-i18next";

import type { Roleplay } from "@/api/types";
import { LinkButton } from "@/components/LinkButton";
import css from "./call.module.css";

const OUTCOMES = ["next_step_agreed", "sale", "declined", "hung_up", "out_of_time"] as const;
type Outcome = (typeof OUTCOMES)[number];

/** The call is over: how it ended, and where to go now. */
export function EndedPanel({ roleplay, mine }: { roleplay: Roleplay; mine: boolean }) {
  const { t } = useTranslation("roleplay");
  const abandoned = roleplay.ended_by === "abandoned";
  const counts = !abandoned && roleplay.turns.some((turn) => turn.speaker === "rep");
  return (
    <section className={css.ended} aria-labelledby="call-over">
      <div>
        <h2 id="call-over">{t("ended.title")}</h2>
        <p>
          <How roleplay={roleplay} /> {!counts && !abandoned && t("ended.not_scored")}
        </p>
      </div>
      <div className="row">
        {mine && (
          <LinkButton variant={counts ? "default" : "filled"} to={`/bots/${roleplay.bot_id}?rubric=${roleplay.rubric_id}`}>
            {t("ended.again")}
          </LinkButton>
        )}
        {counts && (
          <LinkButton to={`/roleplays/${roleplay.roleplay_id}/scorecard`}>{mine ? t("ended.see") : t("ended.see_other")}</LinkButton>
        )}
      </div>
    </section>
  );
}

function How({ roleplay }: { roleplay: Roleplay }) {
  const { t } = useTranslation("roleplay");
  const outcome = OUTCOMES.find((one): one is Outcome => one === roleplay.outcome);
  if (outcome) return t(`outcome.${outcome}`);
  return roleplay.ended_by && t(`ended.by_${roleplay.ended_by}`, { name: roleplay.bot.name });
}
