/** Official calls that wait for this coach, the first few. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Card } from "@/components/Card";
import { Loaded } from "@/components/Loaded";
import { SkeletonLines } from "@/components/states";
import { listReviews } from "@/features/reviews/api/list-reviews";
import css from "./home.module.css";

const SHOWN = 5;

export function ReviewQueue() {
  const { t } = useTranslation("home");
  const queue = useQuery(listReviews({ state: "open" }));
  const more = (queue.data?.items.length ?? 0) > SHOWN;
  return (
    <Card title={t("queue.title")} aside={more && <Link to="/reviews">{t("queue.all")}</Link>}>
      <Loaded query={queue} skeleton={<SkeletonLines lines={4} />}>
        {(page) =>
          page.items.length === 0 ? (
            <p className="dim">{t("queue.none")}</p>
          ) : (
            <ul className={css.sessions}>
              {page.items.slice(0, SHOWN).map((one) => (
                <li key={one.roleplay_id}>
                  <Link to={`/reviews/${one.roleplay_id}`}>{t("queue.call", { name: one.user_name, bot: one.bot_name })}</Link>
                  <span className="dim small">{t(`queue.why.${one.why}`)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
