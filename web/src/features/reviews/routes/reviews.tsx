/** Official calls that wait for a person's eye. */
import { Badge } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { ReviewCard } from "@/api/types";
import { LinkButton } from "@/components/LinkButton";
import { ListTools } from "@/components/ListTools";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { ScoreMark } from "@/components/ScoreMark";
import { Segments } from "@/components/Segments";
import { EmptyState } from "@/components/states";
import { Pager, Table, type Column } from "@/components/Table";
import { useListParams } from "@/lib/list/use-list-params";
import { formatDateTime } from "@/lib/format";
import { listReviews } from "../api/list-reviews";
import "../texts";

const FILTERS = ["scope"] as const;
const STATES = ["open", "appealed", "reviewed"] as const;

export function Component() {
  const { t } = useTranslation("reviews");
  const params = useListParams(FILTERS);
  const state = STATES.find((one) => one === params.filters.scope) ?? "open";
  const list = useQuery(listReviews({ state, q: params.q, cursor: params.cursor }));
  const first = list.data?.items[0];
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={state !== "reviewed" && first && <LinkButton to={`/reviews/${first.roleplay_id}`}>{t("start")}</LinkButton>}
      />
      <ListTools params={params} searchLabel={t("search")}>
        <Segments
          label={t("state")}
          value={state}
          options={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
          onChange={(value) => params.set({ scope: value === "open" ? "" : value })}
        />
      </ListTools>
      <Loaded query={list}>
        {(page) =>
          page.items.length === 0 && !params.cursor ? (
            <Nothing state={state} filtered={params.q !== ""} />
          ) : (
            <>
              <ReviewTable reviews={page.items} />
              <Pager cursor={params.cursor} next={page.next_cursor} onPage={(cursor) => params.set({ cursor })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function ReviewTable({ reviews }: { reviews: ReviewCard[] }) {
  const { t } = useTranslation("reviews");
  const columns: Column[] = [
    { id: "person", label: t("columns.person") },
    { id: "why", label: t("columns.why") },
    { id: "score", label: t("columns.score") },
    { id: "ended", label: t("columns.ended") },
  ];
  return (
    <Table caption={t("title")} columns={columns}>
      {reviews.map((one) => (
        <tr key={one.roleplay_id}>
          <th scope="row">
            <Link to={`/reviews/${one.roleplay_id}`} aria-label={t("open", { name: one.user_name, bot: one.bot_name })}>
              {one.user_name}
            </Link>
            <br />
            <span className="small dim">
              {one.bot_name} · {one.rubric_name}
            </span>
          </th>
          <td>
            <Badge variant={one.why === "appeal" ? "filled" : "light"}>{t(`why.${one.why}`, { count: one.appeals_open })}</Badge>
          </td>
          <td>
            <ScoreMark score={one.score} passed={one.passed} />
          </td>
          <td>
            <span className="num">{formatDateTime(one.ended_at)}</span>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Nothing({ state, filtered }: { state: (typeof STATES)[number]; filtered: boolean }) {
  const { t } = useTranslation(["reviews", "common"]);
  if (filtered) return <EmptyState title={t("common:list.nothing_title")} text={t("common:list.nothing_text")} />;
  return <EmptyState icon={<IconChecks />} title={t(`empty.${state}_title`)} text={t(`empty.${state}_text`)} />;
}
