/** Everybody in the company. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import type { Role, Team, User } from "@/api/types";
import { Loaded } from "@/components/Loaded";
import { Filter, ListTools } from "@/components/ListTools";
import { PageHead } from "@/components/PageHead";
import { EmptyState } from "@/components/states";
import { Pager, Table, type Column } from "@/components/Table";
import { getMe, useRole } from "@/features/auth/api/get-me";
import { ROLES } from "@/lib/choices";
import { matches, sortRows } from "@/lib/list/sort";
import { useListParams, type ListParams } from "@/lib/list/use-list-params";
import { listTeams } from "../api/list-teams";
import { listUsers } from "../api/list-users";
import { PeopleTabs } from "../components/PeopleTabs";
import { UserRow } from "../components/UserRow";
import "../texts";

const FILTERS = ["role", "team", "status"] as const;
type Params = ListParams<(typeof FILTERS)[number]>;

export function Component() {
  const { t } = useTranslation("people");
  const params = useListParams(FILTERS, "name");
  const users = useQuery(listUsers(params.cursor));
  const teams = useQuery(listTeams).data?.items ?? [];
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <PeopleTabs />
      <Filters params={params} teams={teams} />
      <Loaded query={users}>
        {(page) => (
          <>
            <Users users={page.items} teams={teams} params={params} />
            <Pager cursor={params.cursor} next={page.next_cursor} onPage={(cursor) => params.set({ cursor })} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Filters({ params, teams }: { params: Params; teams: Team[] }) {
  const { t } = useTranslation(["people", "common"]);
  return (
    <ListTools params={params} searchLabel={t("users.search")}>
      <Filter
        label={t("users.role")}
        value={params.filters.role}
        options={ROLES.map((value) => ({ value, label: t(`common:roles.${value}`) }))}
        onChange={(role) => params.set({ role })}
      />
      <Filter
        label={t("users.team")}
        value={params.filters.team}
        options={teams.map((team) => ({ value: team.team_id, label: team.name }))}
        onChange={(team) => params.set({ team })}
      />
      <Filter
        label={t("users.status")}
        value={params.filters.status}
        options={(["active", "disabled"] as const).map((value) => ({ value, label: t(`users.${value}`) }))}
        onChange={(status) => params.set({ status })}
      />
    </ListTools>
  );
}

function Users({ users, teams, params }: { users: User[]; teams: Team[]; params: Params }) {
  const { t } = useTranslation(["people", "common"]);
  const { data: me } = useQuery(getMe);
  const admin = useRole() === "admin";
  const columns: Column[] = [
    { id: "name", label: t("users.name"), sortable: true },
    { id: "role", label: t("users.role_column"), sortable: true },
    { id: "team", label: t("users.team_column"), sortable: true },
    { id: "status", label: t("users.status_column"), sortable: true },
    { id: "last_seen_at", label: t("users.seen"), sortable: true },
    ...(admin ? [{ id: "actions", label: t("users.actions"), hidden: true }] : []),
  ];
  const names = new Map(teams.map((team) => [team.team_id, team.name]));
  const kept = users.filter((user) => fits(user, params));
  const rows = sortRows(kept, params.sort, (user, column) =>
    column === "team" ? names.get(user.team_id ?? "") : user[column as "name" | "last_seen_at"],
  );
  if (rows.length === 0) return <EmptyState title={t("common:list.nothing_title")} text={t("common:list.nothing_text")} />;
  return (
    <Table caption={t("title")} columns={columns} sort={params.sort} onSort={(sort) => params.set({ sort })}>
      {rows.map((user) => (
        <UserRow key={user.user_id} user={user} teams={teams} admin={admin} self={me?.user_id === user.user_id} />
      ))}
    </Table>
  );
}

function fits(user: User, { q, filters }: Params): boolean {
  return (
    matches(q, [user.name, user.email]) &&
    (!filters.role || user.role === (filters.role as Role)) &&
    (!filters.team || user.team_id === filters.team) &&
    (!filters.status || user.status === filters.status)
  );
}
