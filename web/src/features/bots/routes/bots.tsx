/** Choose a buyer. */
import { Button } from "@mantine/core";
import { IconMessages, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { Loaded } from "@/components/Loaded";
import { Filter, ListTools } from "@/components/ListTools";
import { PageHead } from "@/components/PageHead";
import { EmptyState, SkeletonCards } from "@/components/states";
import { Pager } from "@/components/Table";
import { useRole } from "@/features/auth/api/get-me";
import { CALL_TYPES, DIFFICULTIES } from "@/lib/choices";
import { useListParams, type ListParams } from "@/lib/list/use-list-params";
import { listBots } from "../api/list-bots";
import { BotGrid } from "../components/BotGrid";
import "../texts";

const NewBotDialog = lazy(() => import("../components/NewBotDialog"));

const FILTERS = ["call_type", "difficulty", "status"] as const;
const STATUSES = ["published", "draft", "archived"] as const;

export function Component() {
  const { t } = useTranslation("bots");
  const coach = useRole() !== "learner";
  const params = useListParams(FILTERS);
  const bots = useQuery(listBots({ ...params.filters, q: params.q, cursor: params.cursor }));
  const [making, setMaking] = useState(false);
  const newButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>
      {t("new")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={coach && newButton} />
      <Filters params={params} coach={coach} />
      <Loaded query={bots} skeleton={<SkeletonCards cards={8} height={160} />}>
        {(page) => (
          <>
            {page.items.length > 0 && <BotGrid bots={page.items} />}
            {page.items.length === 0 && <Nothing filtered={params.filtered} coach={coach} action={newButton} />}
            <Pager cursor={params.cursor} next={page.next_cursor} onPage={(cursor) => params.set({ cursor })} />
          </>
        )}
      </Loaded>
      <Suspense>{making && <NewBotDialog onClose={() => setMaking(false)} />}</Suspense>
    </>
  );
}

function Filters({ params, coach }: { params: ListParams<(typeof FILTERS)[number]>; coach: boolean }) {
  const { t } = useTranslation(["bots", "common"]);
  const { filters, set } = params;
  return (
    <ListTools params={params} searchLabel={t("search")}>
      <Filter
        label={t("filter.call_type")}
        value={filters.call_type}
        options={CALL_TYPES.map((value) => ({ value, label: t(`common:call_type.${value}`) }))}
        onChange={(call_type) => set({ call_type })}
      />
      <Filter
        label={t("filter.difficulty")}
        value={filters.difficulty}
        options={DIFFICULTIES.map((value) => ({ value, label: t(`common:difficulty.${value}`) }))}
        onChange={(difficulty) => set({ difficulty })}
      />
      {coach && (
        <Filter
          label={t("filter.status")}
          value={filters.status}
          options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(status) => set({ status })}
        />
      )}
    </ListTools>
  );
}

function Nothing({ filtered, coach, action }: { filtered: boolean; coach: boolean; action: React.ReactNode }) {
  const { t } = useTranslation(["bots", "common"]);
  if (filtered) return <EmptyState title={t("common:list.nothing_title")} text={t("common:list.nothing_text")} />;
  return (
    <EmptyState
      icon={<IconMessages />}
      title={t("empty_title")}
      text={coach ? t("empty_coach") : t("empty_learner")}
      action={coach && action}
    />
  );
}
