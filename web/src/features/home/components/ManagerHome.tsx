/** Who is ready, who needs help, and who has not been seen. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { ManagerPage, PersonRow } from "@/api/types";
import { Card } from "@/components/Card";
import { formatAgo } from "@/lib/format";
import css from "./home.module.css";
import { ReviewQueue } from "./ReviewQueue";
import { SessionList } from "./SessionList";
import { TeamTable } from "./TeamTable";

const QUIET_MS = 14 * 86_400_000;

export function ManagerHome({ page }: { page: ManagerPage }) {
  const { t } = useTranslation("home");
  const names = new Map(page.people.map((person) => [person.user_id, person.name]));
  return (
    <div className={css.grid}>
      <div className={css.full}>
        <TeamTable people={page.people} teams={page.teams} />
      </div>
      <Card title={t("team.recent")} className={css.wide}>
        <SessionList sessions={page.recent} empty={t("team.recent_empty")} nameOf={(id) => names.get(id)} />
      </Card>
      <div className="stack">
        <ReviewQueue />
        <Quiet people={page.people} />
      </div>
    </div>
  );
}

export function Quiet({ people }: { people: PersonRow[] }) {
  const { t } = useTranslation(["home", "common"]);
  const quiet = people.filter((one) => one.status === "active" && one.role === "learner" && isQuiet(one));
  return (
    <Card title={t("team.inactive_title")}>
      {quiet.length === 0 ? (
        <p className="dim">{t("team.inactive_none")}</p>
      ) : (
        <ul className={css.sessions}>
          {quiet.map((one) => (
            <li key={one.user_id}>
              <Link to={`/roleplays?scope=official&user_id=${one.user_id}`}>{one.name}</Link>
              <span className="dim small">{one.last_at ? formatAgo(one.last_at) : t("common:never")}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function isQuiet(person: PersonRow): boolean {
  return !person.last_at || Date.now() - new Date(person.last_at).getTime() > QUIET_MS;
}
