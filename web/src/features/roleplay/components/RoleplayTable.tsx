import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { RoleplayCard } from "@/api/types";
import { AttemptMark } from "@/components/AttemptMark";
import { ScoreMark } from "@/components/ScoreMark";
import { Table, type Column } from "@/components/Table";
import { formatDateTime } from "@/lib/format";
import type { ListParams } from "@/lib/list/use-list-params";

interface RoleplayTableProps {
  calls: RoleplayCard[];
  params: ListParams<"scope" | "user_id" | "bot_id" | "mode" | "result">;
  official: boolean;
}

/** Calls of one page, as the address asked for them. */
export function RoleplayTable({ calls, params, official }: RoleplayTableProps) {
  const { t } = useTranslation(["roleplay", "common"]);
  const columns: Column[] = [
    { id: "bot_name", label: t("list.buyer"), sortable: true },
    official ? { id: "user_name", label: t("list.person"), sortable: true } : { id: "mode", label: t("list.attempt"), sortable: true },
    { id: "score", label: t("list.score"), sortable: true },
    { id: "started_at", label: t("list.when"), sortable: true },
  ];
  return (
    <Table caption={t("list.title")} columns={columns} sort={params.sort} onSort={(sort) => params.set({ sort })}>
      {calls.map((call) => (
        <CallRow key={call.roleplay_id} call={call} official={official} />
      ))}
    </Table>
  );
}

function CallRow({ call, official }: { call: RoleplayCard; official: boolean }) {
  const to = call.score === null ? `/roleplays/${call.roleplay_id}` : `/roleplays/${call.roleplay_id}/scorecard`;
  return (
    <tr>
      <th scope="row">
        <Link to={to} aria-label={`${call.bot_name}, ${formatDateTime(call.started_at)}`}>
          {call.bot_name}
        </Link>
        <br />
        <span className="small dim">{call.company}</span>
      </th>
      <td>{official ? call.user_name : <AttemptMark mode={call.mode} />}</td>
      <td>{call.score === null ? <StateBadge call={call} /> : <ScoreMark score={call.score} passed={call.passed} />}</td>
      <td>
        <span className="num">{formatDateTime(call.started_at)}</span>
      </td>
    </tr>
  );
}

function StateBadge({ call }: { call: RoleplayCard }) {
  const { t } = useTranslation("roleplay");
  if (call.status === "active") return <Badge variant="light">{t("list.active")}</Badge>;
  return <Badge variant="default">{t(call.ended_by === "abandoned" ? "list.abandoned" : "list.unscored")}</Badge>;
}
