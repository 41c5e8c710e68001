/** The teams. */
import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPlus, IconUsers } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Team } from "@/api/types";
import { FormFailure } from "@/components/FormFailure";
import { Loaded } from "@/components/Loaded";
import { Modal } from "@/components/Modal";
import { PageHead } from "@/components/PageHead";
import { EmptyState } from "@/components/states";
import { Table, type Column } from "@/components/Table";
import { toast } from "@/components/toasts";
import { useRole } from "@/features/auth/api/get-me";
import { sortRows } from "@/lib/list/sort";
import { useListParams } from "@/lib/list/use-list-params";
import { useFormSubmit } from "@/lib/use-form-submit";
import { createTeam } from "../api/create-team";
import { listTeams } from "../api/list-teams";
import { updateTeam } from "../api/update-team";
import { PeopleTabs } from "../components/PeopleTabs";
import "../texts";

const NO_FILTERS = [] as const;

export function Component() {
  const { t } = useTranslation("people");
  const admin = useRole() === "admin";
  const teams = useQuery(listTeams);
  const [editing, setEditing] = useState<Team | "new" | null>(null);
  const newButton = admin && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing("new")}>
      {t("teams.new")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={newButton} />
      <PeopleTabs />
      <Loaded query={teams}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon={<IconUsers />} title={t("teams.empty_title")} text={t("teams.empty_text")} action={newButton} />
          ) : (
            <Teams teams={page.items} onRename={admin ? setEditing : undefined} />
          )
        }
      </Loaded>
      {editing && <TeamDialog team={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function Teams({ teams, onRename }: { teams: Team[]; onRename?: (team: Team) => void }) {
  const { t } = useTranslation("people");
  const params = useListParams(NO_FILTERS, "name");
  const columns: Column[] = [
    { id: "name", label: t("teams.name"), sortable: true },
    ...(onRename ? [{ id: "actions", label: t("users.actions"), hidden: true }] : []),
  ];
  return (
    <Table caption={t("tabs.teams")} columns={columns} sort={params.sort} onSort={(sort) => params.set({ sort })}>
      {sortRows(teams, params.sort, (team) => team.name).map((team) => (
        <tr key={team.team_id}>
          <th scope="row">
            <Link to={`/people?team=${team.team_id}`} aria-label={t("teams.members", { name: team.name })}>
              {team.name}
            </Link>
          </th>
          {onRename && (
            <td>
              <Button variant="default" size="xs" aria-label={`${t("teams.rename")}: ${team.name}`} onClick={() => onRename(team)}>
                {t("teams.rename")}
              </Button>
            </td>
          )}
        </tr>
      ))}
    </Table>
  );
}

function TeamDialog({ team, onClose }: { team: Team | null; onClose: () => void }) {
  const { t } = useTranslation("people");
  const cache = useQueryClient();
  const form = useForm({
    initialValues: { name: team?.name ?? "" },
    validate: { name: (name) => (name.trim() ? null : t("invitations.required")) },
  });
  const { busy, failure, submit } = useFormSubmit(form, async ({ name }) => {
    const saved = team ? await updateTeam(team.team_id, name) : await createTeam(name);
    toast(t(team ? "teams.renamed" : "teams.created", { name: saved.name }));
    void cache.invalidateQueries({ queryKey: ["teams"] });
    onClose();
  });
  return (
    <Modal title={team ? t("teams.rename_title", { name: team.name }) : t("teams.new")} onClose={onClose}>
      <form className="stack" noValidate onSubmit={form.onSubmit((values) => void submit(values))}>
        <FormFailure message={failure} />
        <TextInput label={t("teams.name")} maxLength={60} {...form.getInputProps("name")} />
        <Button type="submit" loading={busy}>
          {t(team ? "teams.rename" : "teams.create")}
        </Button>
      </form>
    </Modal>
  );
}
