/** Every call, one's own or the official ones of one's people. */
import { IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { LinkButton } from "@/components/LinkButton";
import { Loaded } from "@/components/Loaded";
import { Filter, ListTools } from "@/components/ListTools";
import { PageHead } from "@/components/PageHead";
import { Segments } from "@/components/Segments";
import { EmptyState } from "@/components/states";
import { Pager } from "@/components/Table";
import { useRole } from "@/features/auth/api/get-me";
import { useListParams, type ListParams } from "@/lib/list/use-list-params";
import { listRoleplays } from "../api/list-roleplays";
import { RoleplayTable } from "../components/RoleplayTable";
import "../texts";

const FILTERS = ["scope", "user_id", "bot_id", "mode", "result"] as const;
type FilterName = (typeof FILTERS)[number];

export function Component() {
  const { t } = useTranslation("roleplay");
  const role = useRole();
  const params = useListParams<FilterName>(FILTERS, "-started_at");
  const official = role !== "learner" && params.filters.scope === "official";
  const { user_id, bot_id, mode, result } = params.filters;
  const narrowed = official ? { scope: "official" as const, user_id } : { scope: "own" as const, mode };
  const list = useQuery(listRoleplays({ ...narrowed, bot_id, result, q: params.q, sort: params.sort, cursor: params.cursor }));
  const scopes = [
    { value: "", label: t("list.own") },
    { value: "official", label: t(role === "admin" ? "list.official_admin" : "list.official") },
  ];
  return (
    <>
      <PageHead
        title={t("list.title")}
        lead={t("list.lead")}
        actions={
          role !== "learner" && (
            <Segments
              label={t("list.scope")}
              value={params.filters.scope}
              options={scopes}
              onChange={(scope) => params.set({ scope, user_id: "" })}
            />
          )
        }
      />
      <Filters params={params} official={official} />
      <Loaded query={list}>
        {(page) =>
          page.items.length === 0 && !params.cursor ? (
            <Nothing official={official} filtered={params.filtered} />
          ) : (
            <>
              <RoleplayTable calls={page.items} params={params} official={official} />
              <Pager cursor={params.cursor} next={page.next_cursor} onPage={(cursor) => params.set({ cursor })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Filters({ params, official }: { params: ListParams<FilterName>; official: boolean }) {
  const { t } = useTranslation(["roleplay", "common"]);
  return (
    <ListTools params={params} searchLabel={t("list.search")}>
      {!official && (
        <Filter
          label={t("list.mode")}
          value={params.filters.mode}
          options={(["private", "official"] as const).map((value) => ({ value, label: t(`common:mode.${value}`) }))}
          onChange={(mode) => params.set({ mode })}
        />
      )}
      <Filter
        label={t("list.result")}
        value={params.filters.result}
        options={(["passed", "failed", "active", "unscored"] as const).map((value) => ({ value, label: t(`list.${value}`) }))}
        onChange={(result) => params.set({ result })}
      />
    </ListTools>
  );
}

function Nothing({ official, filtered }: { official: boolean; filtered: boolean }) {
  const { t } = useTranslation(["roleplay", "common"]);
  if (filtered) return <EmptyState title={t("common:list.nothing_title")} text={t("common:list.nothing_text")} />;
  return (
    <EmptyState
      icon={<IconHistory />}
      title={t("list.empty_title")}
      text={official ? t("list.empty_official") : t("list.empty_text")}
      action={!official && <LinkButton to="/bots">{t("list.choose")}</LinkButton>}
    />
  );
}
