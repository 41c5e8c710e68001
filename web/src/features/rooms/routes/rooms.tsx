/** Rooms that one is invited to, to come and gone by. */
import { Badge, Button } from "@mantine/core";
import { IconPlus, IconVideo } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { RoomCard } from "@/api/types";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { EmptyState } from "@/components/states";
import { Segments } from "@/components/Segments";
import { Pager, Table, type Column } from "@/components/Table";
import { formatDateTime } from "@/lib/format";
import { useListParams } from "@/lib/list/use-list-params";
import { getMe, useRole } from "@/features/auth/api/get-me";
import { listRooms } from "../api/list-rooms";
import { HereNow } from "../components/Presence";
import "../texts";

const FILTERS = ["scope"] as const;

const NewRoomDialog = lazy(() => import("../components/NewRoomDialog"));

export function Component() {
  const { t } = useTranslation("rooms");
  const params = useListParams(FILTERS);
  const { data: me } = useQuery(getMe);
  const coaches = useRole() !== "learner";
  const ended = coaches && params.filters.scope === "ended";
  const rooms = useQuery(listRooms(ended ? "ended" : "own", params.cursor));
  const [making, setMaking] = useState(false);
  const button = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking(true)}>
      {t("list.new")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("list.title")} lead={t("list.lead")} actions={button} />
      <div className="stack">
        <HereNow me={me?.user_id} />
        {coaches && (
          <Segments
            label={t("list.scope")}
            value={params.filters.scope}
            options={[
              { value: "", label: t("list.own") },
              { value: "ended", label: t("list.ended") },
            ]}
            onChange={(scope) => params.set({ scope })}
          />
        )}
        <Loaded query={rooms}>
          {(page) =>
            page.items.length === 0 && !params.cursor ? (
              <EmptyState icon={<IconVideo />} title={t(ended ? "list.none_ended_title" : "list.empty_title")} text={t(ended ? "list.none_ended_text" : "list.empty_text")} />
            ) : (
              <>
                <Rooms rooms={page.items} />
                <Pager cursor={params.cursor} next={page.next_cursor} onPage={(cursor) => params.set({ cursor })} />
              </>
            )
          }
        </Loaded>
      </div>
      <Suspense>{making && <NewRoomDialog onClose={() => setMaking(false)} />}</Suspense>
    </>
  );
}

function Rooms({ rooms }: { rooms: RoomCard[] }) {
  const { t } = useTranslation("rooms");
  const columns: Column[] = [
    { id: "name", label: t("list.name") },
    { id: "status", label: t("list.status") },
    { id: "host", label: t("list.host") },
    { id: "when", label: t("list.when") },
  ];
  return (
    <Table caption={t("list.title")} columns={columns}>
      {rooms.map((room) => (
        <tr key={room.room_id}>
          <th scope="row">
            <Link to={`/rooms/${room.room_id}`}>{room.name}</Link>
            <br />
            <span className="small dim">{room.title}</span>
          </th>
          <td>
            <Badge variant={room.status === "open" ? "light" : "default"}>{t(`status.${room.status}`)}</Badge>
          </td>
          <td>{room.host_name}</td>
          <td>
            <span className="num">{formatDateTime(room.starts_at ?? room.opened_at ?? room.created_at)}</span>
          </td>
        </tr>
      ))}
    </Table>
  );
}
