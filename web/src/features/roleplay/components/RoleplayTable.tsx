import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { RoleplayCard } from "@/api/types";
import { ScoreMark } from "@/components/ScoreMark";
import { EmptyState } from "@/components/states";
import { Table, type Column } from "@/components/Table";
import { formatDateTime } from "@/lib/format";
import { matches, sortRows } from "@/lib/list/sort";
import type { ListParams } from "@/lib/list/use-list-params";

interface RoleplayTableProps {
  calls: RoleplayCard[];
  params: ListParams<"scope" | "user_id" | "bot_id" | "mode" | "result">;
  official: boolean;
}

/** Calls of one page, filtered and sorted as the address says. */
export function RoleplayTable({ calls, params, official }: RoleplayTableProps) {
  const { t } = useTranslation(["roleplay", "common"]);
  const columns: Column[] = [
    { id: "bot_name", label: t("list.buyer"), sortable: true },
    official ? { id: "user_name", label: t("list.person"), sortable: true } : { id: "mode", label: t("list.attempt"), sortable: true },
    { id: "score", label: t("list.score"), sortable: true },
    { id: "started_at", label: t("list.when"), sortable: true },
  ];
  const kept = calls.filter((call) => fits(call, params));
  const rows = sortRows(kept, params.sort, (call, column) => call[column as "score" | "bot_name"]);
  if (rows.length === 0) return <EmptyState title={t("common:list.nothing_title")} text={t("common:list.nothing_text")} />;
  return (
    <Table caption={t("list.title")} columns={columns} sort={params.sort} onSort={(sort) => params.set({ sort })}>
      {rows.map((call) => (
        <CallRow key={call.roleplay_id} call={call} official={official} />
      ))}
    </Table>
  );
}

function CallRow({ call, official }: { call: RoleplayCard; official: boolean }) {
  const { t } = useTranslation(["roleplay", "common"]);
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
      <td>{official ? call.user_name : t(`common:mode.${call.mode}`)}</td>
      <td>{call.score === null ? <StateBadge call={call} /> : <ScoreMark score={call.score} passed={call.passed} />}</td>
      <td className="num">{formatDateTime(call.started_at)}</td>
    </tr>
  );
}

function StateBadge({ call }: { call: RoleplayCard }) {
  const { t } = useTranslation("roleplay");
  if (call.status === "active") return <Badge variant="light">{t("list.active")}</Badge>;
  return <Badge variant="default">{t(call.ended_by === "abandoned" ? "list.abandoned" : "list.unscored")}</Badge>;
}

function fits(call: RoleplayCard, { q, filters }: RoleplayTableProps["params"]): boolean {
  const { mode, bot_id, result } = filters;
  const asked = (wanted: string, has: string) => wanted === "" || wanted === has;
  return (
    matches(q, [call.bot_name, call.company, call.user_name]) &&
    asked(mode, call.mode) &&
    asked(bot_id, call.bot_id) &&
    asked(result, resultOf(call))
  );
}

function resultOf(call: RoleplayCard): string {
  if (call.passed === null) return call.status;
  return call.passed ? "passed" : "failed";
}
