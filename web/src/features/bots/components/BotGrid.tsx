/** Buyers as cards. */
import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { BotCard } from "@/api/types";
import { Face } from "@/components/Face";
import { formatScore } from "@/lib/format";
import css from "./BotGrid.module.css";

export function BotGrid({ bots }: { bots: BotCard[] }) {
  return (
    <ul className={css.grid}>
      {bots.map((bot) => (
        <li key={bot.bot_id}>
          <BotTile bot={bot} />
        </li>
      ))}
    </ul>
  );
}

function BotTile({ bot }: { bot: BotCard }) {
  const { t } = useTranslation(["bots", "common"]);
  return (
    <article className={css.card} data-status={bot.status}>
      <header className={css.head}>
        <Face name={bot.name} />
        <div className={css.who}>
          <h2>
            <Link to={`/bots/${bot.bot_id}`} className={css.link}>
              {bot.name}
            </Link>
          </h2>
          <p className="small dim">{t("at", { role: bot.role, company: bot.company })}</p>
        </div>
      </header>
      <div className={css.tags}>
        <Badge variant="light">{t(`common:call_type.${bot.call_type}`)}</Badge>
        <Badge variant="default">{t(`common:difficulty.${bot.difficulty}`)}</Badge>
        {bot.status !== "published" && <Badge variant="outline">{t(`status.${bot.status}`)}</Badge>}
      </div>
      <p className="small dim">
        {bot.best_score === null ? t("not_played") : t("best", { score: formatScore(bot.best_score) })}
        {bot.industry && ` · ${bot.industry}`}
      </p>
    </article>
  );
}
