/** People by skill, as a heat map whose cells say their figure too. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { PersonRow, Team } from "@/api/types";
import { LinkButton } from "@/components/LinkButton";
import { Filter, ListTools } from "@/components/ListTools";
import { EmptyState } from "@/components/states";
import { Table, type Column } from "@/components/Table";
import { formatAgo, formatScore } from "@/lib/format";
import { matches, sortRows } from "@/lib/list/sort";
import { useListParams } from "@/lib/list/use-list-params";
import css from "./TeamTable.module.css";

const FILTERS = ["team"] as const;
const TOP = 5;

function useColumns(sections: string[]): Column[] {
  const { t } = useTranslation("home");
  const figures = ["practised", "official", "passed", "average"] as const;
  return [
    { id: "name", label: t("team.person"), sortable: true },
    ...figures.map((id) => ({ id, label: t(`team.${id}`), sortable: true, numeric: true })),
    ...sections.map((section) => ({ id: `skill:${section}`, label: section, sortable: true, numeric: true })),
    { id: "last_at", label: t("team.last"), sortable: true },
  ];
}

export function TeamTable({ people, teams }: { people: PersonRow[]; teams: Team[] }) {
  const { t } = useTranslation("home");
  const params = useListParams(FILTERS, "name");
  const sections = [...new Set(people.flatMap((person) => person.skills.map((skill) => skill.section)))];
  const columns = useColumns(sections);
  const kept = people.filter((one) => matches(params.q, [one.name, one.team_name]) && inTeam(one, params.filters.team));
  const rows = sortRows(kept, params.sort, valueOf);
  if (people.length === 0)
    return (
      <EmptyState
        title={t("team.empty_title")}
        text={t("team.empty_text")}
        action={<LinkButton to="/people/invitations">{t("team.invite")}</LinkButton>}
      />
    );
  return (
    <div>
      <h2>{t("team.title")}</h2>
      <p className={css.lead}>{t("team.text")}</p>
      <ListTools params={params} searchLabel={t("team.search")}>
        {teams.length > 1 && (
          <Filter
            label={t("team.filter")}
            value={params.filters.team}
            options={teams.map((team) => ({ value: team.team_id, label: team.name }))}
            onChange={(team) => params.set({ team })}
          />
        )}
      </ListTools>
      <Table caption={t("team.title")} columns={columns} sort={params.sort} onSort={(sort) => params.set({ sort })}>
        {rows.map((person) => (
          <PersonLine key={person.user_id} person={person} sections={sections} />
        ))}
      </Table>
    </div>
  );
}

function PersonLine({ person, sections }: { person: PersonRow; sections: string[] }) {
  const { t } = useTranslation(["home", "common"]);
  const levels = new Map(person.skills.map((skill) => [skill.section, skill.level]));
  return (
    <tr>
      <th scope="row" className={css.person}>
        <Link to={`/roleplays?scope=official&user_id=${person.user_id}`}>{person.name}</Link>
        <span className="dim small">{[person.team_name, person.status === "disabled" && t("team.disabled")].filter(Boolean).join(", ")}</span>
      </th>
      <td className={css.figure}>{person.practised}</td>
      <td className={css.figure}>{person.official}</td>
      <td className={css.figure}>{person.passed}</td>
      <td className={css.figure}>{formatScore(person.average)}</td>
      {sections.map((section) => (
        <Heat key={section} level={levels.get(section) ?? null} />
      ))}
      <td className="small dim">{person.last_at ? formatAgo(person.last_at) : t("common:never")}</td>
    </tr>
  );
}

function Heat({ level }: { level: number | null }) {
  const { t } = useTranslation("home");
  if (level === null)
    return (
      <td className={css.figure}>
        <span className="dim" title={t("skills.not_enough")}>
          <span aria-hidden>·</span>
          <span className="sr-only">{t("skills.not_enough")}</span>
        </span>
      </td>
    );
  const step = Math.min(TOP - 1, Math.floor(level));
  return (
    <td className={css.figure}>
      <span className={css.heat} data-step={step}>
        {formatScore(level)}
      </span>
    </td>
  );
}

function inTeam(person: PersonRow, team: string): boolean {
  return !team || person.team_id === team;
}

function valueOf(person: PersonRow, column: string): string | number | null {
  if (column.startsWith("skill:")) return person.skills.find((skill) => `skill:${skill.section}` === column)?.level ?? null;
  return person[column as "name" | "practised" | "last_at"];
}
