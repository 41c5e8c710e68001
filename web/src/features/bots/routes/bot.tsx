/** Before a call: the brief, the rubric, the kind of attempt, and the start. */
import { Badge } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import type { BotView } from "@/api/types";
import { Card } from "@/components/Card";
import { Face } from "@/components/Face";
import { LinkButton } from "@/components/LinkButton";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { useRole } from "@/features/auth/api/get-me";
import { getBot } from "../api/get-bot";
import css from "../components/bot.module.css";
import { BotSkeleton } from "../components/BotSkeleton";
import { StartPanel } from "../components/StartPanel";
import "../texts";

export function Component() {
  const { botId = "" } = useParams();
  const bot = useQuery(getBot(botId));
  return (
    <Loaded query={bot} skeleton={<BotSkeleton />}>
      {(data) => <BotPage bot={data} />}
    </Loaded>
  );
}

function BotPage({ bot }: { bot: BotView }) {
  const { t } = useTranslation(["bots", "common"]);
  const coach = useRole() !== "learner";
  return (
    <>
      <PageHead
        title={bot.name}
        face={<Face name={bot.name} size="lg" />}
        lead={t("at", { role: bot.role, company: bot.company })}
        actions={
          <>
            <LinkButton variant="default" to={`/roleplays?bot_id=${bot.bot_id}`}>
              {t("before.history", { name: bot.name.split(" ")[0] })}
            </LinkButton>
            {coach && (
              <LinkButton variant="default" to={`/bots/${bot.bot_id}/edit`}>
                {t("before.edit")}
              </LinkButton>
            )}
          </>
        }
      />
      <div className={css.tags}>
        <Badge variant="light">{t(`common:call_type.${bot.call_type}`)}</Badge>
        <Badge variant="default">{t(`common:difficulty.${bot.difficulty}`)}</Badge>
        <Badge variant="default">{bot.industry}</Badge>
        {bot.status !== "published" && <Badge variant="outline">{t(`status.${bot.status}`)}</Badge>}
      </div>
      <div className={css.columns}>
        <div className="stack">
          <Card title={t("before.situation")}>
            <p className={css.prose}>{bot.brief.situation}</p>
          </Card>
          <Card title={t("before.product")}>
            <p className={css.prose}>{bot.brief.product}</p>
          </Card>
        </div>
        <StartPanel bot={bot} />
      </div>
      <p className="small dim">
        <Link to="/bots">← {t("title")}</Link>
      </p>
    </>
  );
}
