import { Link } from "react-router";

import type { SessionRow } from "@/api/types";
import { AttemptMark } from "@/components/AttemptMark";
import { Face } from "@/components/Face";
import { ScoreMark } from "@/components/ScoreMark";
import { formatAgo } from "@/lib/format";
import css from "./home.module.css";

interface SessionListProps {
  sessions: SessionRow[];
  empty: string;
  nameOf?: (userId: string) => string | undefined;
}

/** Finished calls, each a way to its scorecard. */
export function SessionList({ sessions, empty, nameOf }: SessionListProps) {
  if (sessions.length === 0) return <p className="dim">{empty}</p>;
  return (
    <ul className={css.sessions}>
      {sessions.map((one) => {
        const person = nameOf?.(one.user_id);
        return (
          <li key={one.roleplay_id}>
            <Face name={person ?? one.bot_name} size="sm" />
            <Link to={one.mode === "room" ? `/rooms/${one.roleplay_id}` : `/roleplays/${one.roleplay_id}/scorecard`}>
              {person ? `${person} · ${one.bot_name}` : one.bot_name}
            </Link>
            <span className="dim small">{formatAgo(one.ended_at)}</span>
            <AttemptMark mode={one.mode} />
            <ScoreMark score={one.score} passed={one.passed} />
          </li>
        );
      })}
    </ul>
  );
}
