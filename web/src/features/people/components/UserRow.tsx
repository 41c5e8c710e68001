/** One person; an admin changes role, team and status in place. */
import { Badge, Button, NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { Role, Team, User } from "@/api/types";
import { confirm } from "@/components/confirm";
import { Face } from "@/components/Face";
import { ROLES } from "@/lib/choices";
import { formatAgo } from "@/lib/format";
import css from "./people.module.css";
import { useUpdateUser } from "./use-update-user";

interface UserRowProps {
  user: User;
  teams: Team[];
  admin: boolean;
  self: boolean;
}

export function UserRow({ user, teams, admin, self }: UserRowProps) {
  const { t } = useTranslation(["people", "common"]);
  return (
    <tr>
      <th scope="row">
        <Person user={user} self={self} />
      </th>
      {admin ? <RoleAndTeam user={user} teams={teams} /> : <PlainRoleAndTeam user={user} teams={teams} />}
      <td>
        <Badge variant={user.status === "active" ? "light" : "default"}>{t(`users.${user.status}`)}</Badge>
      </td>
      <td className="small dim">{user.last_seen_at ? formatAgo(user.last_seen_at) : t("common:never")}</td>
      {admin && (
        <td>
          <StatusButton user={user} />
        </td>
      )}
    </tr>
  );
}

function Person({ user, self }: { user: User; self: boolean }) {
  const { t } = useTranslation("people");
  const marks = [self && t("users.you"), user.mfa_enabled && t("users.mfa")].filter(Boolean).join(", ");
  return (
    <span className={css.person}>
      <Face name={user.name} size="sm" />
      <span>
        {user.name} {marks && <span className="small dim">({marks})</span>}
        <br />
        <span className="small dim">{user.email}</span>
      </span>
    </span>
  );
}

function PlainRoleAndTeam({ user, teams }: { user: User; teams: Team[] }) {
  const { t } = useTranslation(["people", "common"]);
  const team = teams.find((one) => one.team_id === user.team_id);
  return (
    <>
      <td>{t(`common:roles.${user.role}`)}</td>
      <td>{team ? team.name : t("users.no_team")}</td>
    </>
  );
}

function RoleAndTeam({ user, teams }: { user: User; teams: Team[] }) {
  const { t } = useTranslation(["people", "common"]);
  const change = useUpdateUser(user);
  const changeRole = async (role: Role) => {
    const words = { name: user.name, role: t(`common:roles.${role}`) };
    const question = { title: t("users.demote_title", words), text: t("users.demote_text", words), action: t("users.change"), danger: true };
    if (user.role !== "admin" || (await confirm(question))) change.mutate({ role });
  };
  return (
    <>
      <td>
        <NativeSelect
          className={css.select}
          size="xs"
          aria-label={t("users.role_of", { name: user.name })}
          value={user.role}
          data={ROLES.map((value) => ({ value, label: t(`common:roles.${value}`) }))}
          onChange={(event) => void changeRole(event.currentTarget.value as Role)}
        />
      </td>
      <td>
        <NativeSelect
          className={css.select}
          size="xs"
          aria-label={t("users.team_of", { name: user.name })}
          value={user.team_id ?? ""}
          data={[{ value: "", label: t("users.no_team") }, ...teams.map((team) => ({ value: team.team_id, label: team.name }))]}
          onChange={(event) => change.mutate({ team_id: event.currentTarget.value || null })}
        />
      </td>
    </>
  );
}

function StatusButton({ user }: { user: User }) {
  const { t } = useTranslation("people");
  const change = useUpdateUser(user);
  const words = { name: user.name };
  const disable = async () => {
    const question = { title: t("users.disable_title", words), text: t("users.disable_text", words), action: t("users.disable") };
    if (await confirm({ ...question, danger: true })) change.mutate({ status: "disabled" });
  };
  const active = user.status === "active";
  return (
    <Button
      variant="default"
      size="xs"
      loading={change.isPending}
      aria-label={`${t(active ? "users.disable" : "users.enable")}: ${user.name}`}
      onClick={() => (active ? void disable() : change.mutate({ status: "active" }))}
    >
      {t(active ? "users.disable" : "users.enable")}
    </Button>
  );
}
