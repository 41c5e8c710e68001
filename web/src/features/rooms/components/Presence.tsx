/** Whether somebody is there, and how: a dot, with words for those who do not see it. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { PresentPerson } from "@/api/types";
import { Card } from "@/components/Card";
import { listPresence } from "../api/list-presence";
import { usePresence } from "../lib/use-presence";
import css from "./presence.module.css";

type How = "speaking" | "muted" | "call" | "away" | "online" | "offline";

function how(person: PresentPerson | undefined): How {
  if (!person) return "offline";
  if (person.room_id && person.speaking) return "speaking";
  if (person.away) return "away";
  if (!person.room_id) return "online";
  return person.muted ? "muted" : "call";
}

export function PresenceMark({ person }: { person: PresentPerson | undefined }) {
  const { t } = useTranslation("rooms");
  const state = how(person);
  return (
    <span className={css.mark} data-how={state}>
      <span className={css.dot} aria-hidden />
      {t(`presence.${state}`)}
    </span>
  );
}

/** Colleagues who are there now, for whoever thinks of a round. */
export function HereNow({ me }: { me: string | undefined }) {
  const { t } = useTranslation("rooms");
  const there = usePresence();
  const { isError } = useQuery(listPresence);
  const silent = there ? "presence.nobody" : isError ? "presence.unreachable" : "presence.looking";
  const others = [...(there?.values() ?? [])].filter((one) => one.user_id !== me);
  return (
    <Card title={t("presence.title")}>
      {others.length === 0 ? (
        <p className="dim">{t(silent)}</p>
      ) : (
        <ul className={css.people}>
          {others.map((one) => (
            <li key={one.user_id}>
              <strong>{one.name}</strong> <PresenceMark person={one} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
