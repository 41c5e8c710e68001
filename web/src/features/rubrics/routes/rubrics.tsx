/** All rubrics. */
import { Button } from "@mantine/core";
import { IconClipboardCheck, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { CallType, Rubric, RubricCard } from "@/api/types";
import { Loaded } from "@/components/Loaded";
import { Filter, ListTools } from "@/components/ListTools";
import { PageHead } from "@/components/PageHead";
import { EmptyState } from "@/components/states";
import { Pager, Table, type Column } from "@/components/Table";
import { useRole } from "@/features/auth/api/get-me";
import { CALL_TYPES } from "@/lib/choices";
import { formatAgo } from "@/lib/format";
import { matches, sortRows } from "@/lib/list/sort";
import { useListParams, type ListParams } from "@/lib/list/use-list-params";
import { listRubrics } from "../api/list-rubrics";
import { useMakeRubric } from "../components/use-make-rubric";
import "../texts";

const FILTERS = ["call_type"] as const;

export function Component() {
  const { t } = useTranslation(["rubrics", "common"]);
  const coach = useRole() !== "learner";
  const params = useListParams(FILTERS, "name");
  const rubrics = useQuery(listRubrics({ cursor: params.cursor }));
  const making = useMakeRubric();
  const newButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} loading={making.isPending} onClick={() => making.mutate({ rubric: blank(t) })}>
      {t("new")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={coach && newButton} />
      <ListTools params={params} searchLabel={t("search")}>
        <Filter
          label={t("any_call_type")}
          value={params.filters.call_type}
          options={CALL_TYPES.map((value) => ({ value, label: t(`common:call_type.${value}`) }))}
          onChange={(call_type) => params.set({ call_type })}
        />
      </ListTools>
      <Loaded query={rubrics}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon={<IconClipboardCheck />} title={t("empty_title")} text={t("empty_text")} action={coach && newButton} />
          ) : (
            <>
              <Rubrics rubrics={page.items} params={params} />
              <Pager cursor={params.cursor} next={page.next_cursor} onPage={(cursor) => params.set({ cursor })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function blank(t: (key: "new_name" | "new_section" | "new_criterion" | "new_definition") => string): Rubric {
  const criterion = {
    criterion_id: `c-${crypto.randomUUID().slice(0, 8)}`,
    section: t("new_section"),
    title: t("new_criterion"),
    definition: t("new_definition"),
    shown_by: "rep" as const,
    examples_for: [],
    examples_against: [],
    weight: 1,
    blocker: false,
    signals: [],
  };
  return { name: t("new_name"), description: "", call_types: [], sections: [t("new_section")], criteria: [criterion], pass_mark: 3 };
}

function Rubrics({ rubrics, params }: { rubrics: RubricCard[]; params: ListParams<"call_type"> }) {
  const { t } = useTranslation(["rubrics", "common"]);
  const columns: Column[] = [
    { id: "name", label: t("name"), sortable: true },
    { id: "call_types", label: t("call_types") },
    { id: "criteria_count", label: t("criteria"), sortable: true, numeric: true },
    { id: "pass_mark", label: t("pass"), sortable: true, numeric: true },
    { id: "version", label: t("version"), sortable: true, numeric: true },
    { id: "updated_at", label: t("changed"), sortable: true },
  ];
  const wanted = params.filters.call_type;
  const kept = rubrics.filter((one) => matches(params.q, [one.name, one.description]) && (!wanted || one.call_types.includes(wanted as CallType)));
  const rows = sortRows(kept, params.sort, (one, column) => one[column as "name" | "version"]);
  if (rows.length === 0) return <EmptyState title={t("common:list.nothing_title")} text={t("common:list.nothing_text")} />;
  return (
    <Table caption={t("title")} columns={columns} sort={params.sort} onSort={(sort) => params.set({ sort })}>
      {rows.map((one) => (
        <tr key={one.rubric_id}>
          <th scope="row">
            <Link to={`/rubrics/${one.rubric_id}`}>{one.name}</Link>
            <p className="small dim">{one.description}</p>
          </th>
          <td>{one.call_types.map((type) => t(`common:call_type.${type}`)).join(", ") || t("any_call")}</td>
          <td className="num">{one.criteria_count}</td>
          <td className="num">{one.pass_mark.toFixed(1)}</td>
          <td className="num">{one.version}</td>
          <td className="small dim">{formatAgo(one.updated_at)}</td>
        </tr>
      ))}
    </Table>
  );
}
