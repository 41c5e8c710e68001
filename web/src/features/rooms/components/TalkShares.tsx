/** Who spoke how much: shares, monologues, interruptions and silence, and the call as a picture. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Talk } from "@/api/types";
import { Card } from "@/components/Card";
import { Loaded } from "@/components/Loaded";
import { Table, type Column } from "@/components/Table";
import { formatClock } from "@/lib/format";
import { getTalk } from "../api/get-talk";
import css from "./after.module.css";

const share = (permille: number) => `${(permille / 10).toFixed(1)} %`;

export function TalkShares({ roomId }: { roomId: string }) {
  const { t } = useTranslation("rooms");
  const query = useQuery(getTalk(roomId));
  return (
    <Card title={t("talk.title")}>
      <Loaded query={query}>{(talk) => (talk.people.length === 0 ? <p className="dim">{t("talk.empty")}</p> : <Shares talk={talk} />)}</Loaded>
    </Card>
  );
}

function Shares({ talk }: { talk: Talk }) {
  const { t } = useTranslation("rooms");
  const columns: Column[] = [
    { id: "name", label: t("talk.person") },
    { id: "share", label: t("talk.share"), numeric: true },
    { id: "time", label: t("talk.time"), numeric: true },
    { id: "longest", label: t("talk.longest"), numeric: true },
    { id: "turns", label: t("talk.turns"), numeric: true },
    { id: "cut", label: t("talk.interrupts"), numeric: true },
    { id: "was", label: t("talk.interrupted"), numeric: true },
  ];
  return (
    <div className="stack">
      <Picture talk={talk} />
      <Table caption={t("talk.table")} columns={columns}>
        {talk.people.map((one) => (
          <tr key={one.user_id}>
            <th scope="row">
              {one.name || t("stage.somebody")}
              {one.seat && <span className="small dim"> {t(`seat.${one.seat}`)}</span>}
            </th>
            <td className="num">{share(one.permille)}</td>
            <td className="num">{formatClock(one.seconds)}</td>
            <td className="num">{formatClock(one.longest)}</td>
            <td className="num">{one.turns}</td>
            <td className="num">{one.interruptions}</td>
            <td className="num">{one.interrupted}</td>
          </tr>
        ))}
      </Table>
      <p className="small dim">
        {t("talk.rest", { span: formatClock(talk.span), silence: formatClock(talk.silence), together: formatClock(talk.together) })}
        {talk.cut && ` ${t("talk.cut")}`}
      </p>
    </div>
  );
}

/** One row of stretches a person; the table below says the same in figures. */
function Picture({ talk }: { talk: Talk }) {
  const span = Math.max(talk.span, 1);
  return (
    <svg className={css.picture} viewBox={`0 0 1000 ${String(talk.people.length * 16)}`} preserveAspectRatio="none" aria-hidden>
      {talk.people.map((one, row) => (
        <g key={one.user_id}>
          <rect className={css.lane} x={0} y={row * 16 + 2} width={1000} height={12} />
          {talk.speech
            .filter((said) => said.user_id === one.user_id)
            .map((said) => (
              <rect key={said.begins} className={css.said} x={(said.begins / span) * 1000} y={row * 16 + 2} width={Math.max(1, ((said.ends - said.begins) / span) * 1000)} height={12} />
            ))}
        </g>
      ))}
    </svg>
  );
}
